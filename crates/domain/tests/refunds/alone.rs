//! Transfers and fees that go back by themselves.

use domain::{payment::decide_fee_refund, transfer::decide_reversal};

use crate::{
    scene::{Scene, TODAY, day, platform, seller},
    shown,
};

#[test]
fn a_reversal_takes_a_part_of_the_transfer_and_of_its_fee() {
    let sent = || Scene::destination(10_000, 10_000, 1_230);
    let table = [
        (
            "all",
            sent().seller_has(10_000),
            None,
            false,
            "10000! s > p",
        ),
        (
            "with the fee",
            sent().seller_has(8_770),
            None,
            true,
            "10000! s > p, 1230 p > s",
        ),
        (
            "a part",
            sent().seller_has(10_000),
            Some(4_000),
            true,
            "4000! s > p, 492 p > s",
        ),
        (
            "what is left",
            sent().seller_has(10_000).reversed(9_999),
            None,
            false,
            "1! s > p",
        ),
        (
            "nothing is left",
            sent().reversed(10_000),
            None,
            true,
            "amount_too_large amount",
        ),
        (
            "too much",
            sent(),
            Some(10_001),
            false,
            "amount_too_large amount",
        ),
        (
            "nothing",
            sent(),
            Some(0),
            false,
            "parameter_invalid_integer amount",
        ),
        (
            "no fee was kept",
            Scene::destination(10_000, 10_000, 0),
            None,
            true,
            "parameter_invalid refund_application_fee",
        ),
        (
            "the fee went back by itself",
            sent().fee_given_back(1_230),
            None,
            true,
            "parameter_invalid refund_application_fee",
        ),
        (
            "short",
            sent().seller_has(9_999),
            None,
            false,
            "balance_insufficient amount",
        ),
        (
            "it may owe",
            sent().seller_has(9_999).may_owe(),
            None,
            false,
            "10000 s > p",
        ),
        (
            "pending",
            sent().pending().seller_gets(&[(12, 8_770)]),
            Some(8_770),
            false,
            "8770! s.pending > p.pending, @12",
        ),
    ];
    for (why, mut scene, asked, with_fee, expected) in table {
        let found = decide_reversal(scene.sent(), asked, with_fee, day(TODAY));
        assert_eq!(shown::reversal(&found), expected, "{why}");
    }
}

#[test]
fn a_transfer_between_others_goes_back_to_whoever_had_sent_it() {
    let mut scene = Scene::destination(10_000, 10_000, 0).seller_has(0);
    let sent = scene.sent();
    sent.transfer.from = Some(seller());
    sent.transfer.destination = platform();
    sent.funds.available = sent.transfer.amount.money();
    let plan = decide_reversal(sent, None, false, day(TODAY));
    assert_eq!(shown::reversal(&plan), "10000! p > s");
}

#[test]
fn a_fee_goes_back_in_the_state_of_the_payment_that_it_was_kept_of() {
    let table = [
        ("settled", Scene::direct(10_000, 1_230), None, "1230 p > s"),
        ("a part", Scene::direct(10_000, 1_230), Some(1), "1 p > s"),
        (
            "pending",
            Scene::direct(10_000, 1_230).pending(),
            None,
            "1230 p.pending > s.pending",
        ),
        (
            "what is left",
            Scene::direct(10_000, 1_230).fee_given_back(1_000),
            None,
            "230 p > s",
        ),
        (
            "too much",
            Scene::direct(10_000, 1_230),
            Some(1_231),
            "amount_too_large",
        ),
        (
            "nothing is left",
            Scene::direct(10_000, 1_230).fee_given_back(1_230),
            None,
            "amount_too_large",
        ),
    ];
    for (why, scene, asked, expected) in table {
        let fee = scene.facts.fee.as_ref().unwrap();
        let found = decide_fee_refund(fee, Some(&scene.facts.charge), asked, day(TODAY));
        let found = match found {
            Ok(plan) => shown::postings(&plan.postings(&platform()).unwrap()),
            Err(error) => error.code().to_owned(),
        };
        assert_eq!(found, expected, "{why}");
    }
}
