//! Refunds that waited.

use domain::refund::{PendingReason, Refund, RefundStatus, Wish, decide_again};

use crate::{
    objects::refund,
    scene::{ALL, BOTH, FEE, REVERSE, Scene, add},
    shown,
};

/// A refund of all of the charge that waits and counts against it.
fn waiting(scene: &mut Scene, wish: Wish) -> Refund {
    let charge = &mut scene.facts.charge;
    let amount = charge.refundable();
    add(&mut charge.amount_refunded, amount.minor());
    let refund = Refund {
        status: RefundStatus::Pending,
        pending_reason: Some(PendingReason::InsufficientFunds),
        balance_transaction: None,
        reverse_transfer: wish.reverse_transfer,
        refund_application_fee: wish.refund_application_fee,
        ..refund(charge, amount.minor())
    };
    scene.facts.earlier.push(refund.clone());
    refund
}

#[test]
fn a_refund_that_waited_is_paid_when_funds_come_and_misses_nothing_that_went_back_by_itself() {
    let direct = || Scene::direct(10_000, 1_230);
    let destination = || Scene::destination(10_000, 10_000, 1_230);
    let table = [
        (
            "still short",
            direct().has(9_999),
            ALL,
            "waits for 1 more of the seller",
        ),
        ("funds came", direct().has(10_000), ALL, "10000! s > card"),
        (
            "disputed meanwhile",
            direct().has(10_000).disputed(),
            ALL,
            "charge_disputed",
        ),
        (
            "the fee went back meanwhile",
            direct().has(10_000).fee_given_back(1_230),
            FEE,
            "10000! s > card",
        ),
        (
            "the transfer came back meanwhile",
            destination().has(10_000).reversed(10_000),
            BOTH,
            "10000! p > card",
        ),
        (
            "the fee of the transfer went back meanwhile",
            destination().seller_has(10_000).fee_given_back(1_230),
            BOTH,
            "10000! s > p, 10000! p > card",
        ),
        (
            "the destination has spent it meanwhile",
            destination().has(10_000),
            REVERSE,
            "balance_insufficient reverse_transfer",
        ),
    ];
    for (why, mut scene, wish, expected) in table {
        let refund = waiting(&mut scene, wish);
        let found = decide_again(&scene.facts, &refund);
        assert_eq!(shown::refund(&found), expected, "{why}");
    }
}
