//! Refunds that the balance does not cover.

use domain::{
    id::RefundId,
    refund::{NewRefund, PendingReason, Refund, RefundStatus},
    time::DAY,
};
use service::{prefunding, refunds, runner};
use testkit::{World, both_engines, new_transfer, refused, usd};

use crate::support::*;

async fn now(w: &World, id: &RefundId) -> Refund {
    refunds::retrieve(&w.ctx, &w.key(), id).await.unwrap()
}

/// A settled charge of 100.00, the money of which went on to a seller.
async fn spent(w: &World) -> domain::payment::Payment {
    let seller = w.seller("Juniper").await;
    let charge = charge(w, &w.key(), card(10_000)).await;
    w.advance(10 * DAY).await;
    let all = w.available(&w.platform.id).await;
    service::transfers::create(&w.ctx, &w.key(), &new_transfer(&seller.id, all), None)
        .await
        .unwrap();
    charge
}

/// A card whose money is available at once.
fn fast(amount: i64) -> NewCharge {
    NewCharge {
        card: "tok_bypassPending",
        ..card(amount)
    }
}

both_engines! {
    async fn an_uncovered_refund_waits_and_is_paid_when_funds_come(w: &World) {
        let charge = spent(w).await;
        let made = refund(w, &w.key(), &refund_of(&charge.id)).await;
        assert_eq!(made.status, RefundStatus::Pending);
        assert_eq!(made.pending_reason, Some(PendingReason::InsufficientFunds));
        assert!(made.balance_transaction.is_none());
        assert_eq!(w.available(&w.platform.id).await, 0);
        // It counts against the charge.
        refused(try_refund(w, &w.key(), &refund_of(&charge.id)).await, "charge_already_refunded", None);
        w.fund(9_999).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert!(now(w, &made.id).await.is_waiting());
        w.fund(2).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        let paid = now(w, &made.id).await;
        assert_eq!((paid.status, paid.pending_reason), (RefundStatus::Succeeded, None));
        assert!(paid.balance_transaction.is_some());
        assert_eq!(w.available(&w.platform.id).await, 1);
        let expected = ["refund.created", "refund.updated", "charge.refund.updated"];
        assert_eq!(told(w, made.id.as_str()).await, expected);
    }

    async fn waiting_refunds_are_paid_in_order_of_age(w: &World) {
        let charge = spent(w).await;
        let part = |amount| NewRefund { amount: Some(amount), ..refund_of(&charge.id) };
        let first = refund(w, &w.key(), &part(5_000)).await;
        let second = refund(w, &w.key(), &part(1_000)).await;
        let third = refund(w, &w.key(), &part(3_000)).await;
        w.fund(2_000).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        for id in [&first.id, &second.id, &third.id] {
            assert!(now(w, id).await.is_waiting());
        }
        w.fund(4_500).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(now(w, &first.id).await.status, RefundStatus::Succeeded);
        assert_eq!(now(w, &second.id).await.status, RefundStatus::Succeeded);
        assert!(now(w, &third.id).await.is_waiting());
        assert_eq!(w.available(&w.platform.id).await, 500);
    }

    async fn a_waiting_refund_can_be_called_off_and_others_cannot(w: &World) {
        let charge = spent(w).await;
        let made = refund(w, &w.key(), &refund_of(&charge.id)).await;
        let canceled = refunds::cancel(&w.ctx, &w.key(), &made.id, None).await.unwrap().value;
        assert_eq!(canceled.status, RefundStatus::Canceled);
        assert_eq!(payment(w, &charge.id).await.amount_refunded.minor(), 0);
        w.fund(20_000).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(w.available(&w.platform.id).await, 20_000);
        refused(refunds::cancel(&w.ctx, &w.key(), &made.id, None).await, "status_transition_invalid", None);
        let paid = refund(w, &w.key(), &refund_of(&charge.id)).await;
        refused(refunds::cancel(&w.ctx, &w.key(), &paid.id, None).await, "status_transition_invalid", None);
    }

    async fn a_direct_refund_waits_for_the_account_s_own_money(w: &World) {
        let seller = standard(w, "Juniper").await;
        let own = acting(w, &seller.id);
        let charge = charge(w, &own, card(10_000)).await;
        w.advance(10 * DAY).await;
        // Processing was kept, so the charge's own money does not suffice.
        let made = refund(w, &own, &refund_of(&charge.id)).await;
        assert!(made.is_waiting());
        w.fund(320).await;
        service::transfers::create(&w.ctx, &w.key(), &new_transfer(&seller.id, 320), None).await.unwrap();
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(now(w, &made.id).await.status, RefundStatus::Succeeded);
        assert_eq!(total(w, &seller.id).await, 0);
    }

    async fn money_that_is_set_aside_covers_what_the_balance_does_not(w: &World) {
        let charge = spent(w).await;
        prefunding::add(&w.ctx, &w.admin(), usd(7_000), None).await.unwrap();
        w.fund(1_000).await;
        let part = |amount| NewRefund { amount: Some(amount), ..refund_of(&charge.id) };
        let covered = refund(w, &w.key(), &part(5_000)).await;
        assert_eq!(covered.status, RefundStatus::Succeeded);
        let balance = w.balance(&w.platform.id).await;
        assert_eq!((balance.available, balance.prefunding), (0, 3_000));
        // Too little even so: what is set aside stays.
        let waits = refund(w, &w.key(), &part(3_001)).await;
        assert!(waits.is_waiting());
        assert_eq!(w.balance(&w.platform.id).await.prefunding, 3_000);
        w.fund(1).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(now(w, &waits.id).await.status, RefundStatus::Succeeded);
        let balance = w.balance(&w.platform.id).await;
        assert_eq!((balance.available, balance.prefunding), (0, 0));
        // More of it wakes those that wait.
        let waits = refund(w, &w.key(), &part(100)).await;
        assert!(waits.is_waiting());
        prefunding::add(&w.ctx, &w.admin(), usd(150), None).await.unwrap();
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(now(w, &waits.id).await.status, RefundStatus::Succeeded);
        assert_eq!(w.balance(&w.platform.id).await.prefunding, 50);
    }

    async fn a_reversal_pays_for_the_refund_that_asks_for_it(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, None).await;
        w.fund(320).await;
        w.advance(10 * DAY).await;
        assert_eq!(w.available(&w.platform.id).await, 0);
        let new = NewRefund { reverse_transfer: true, ..refund_of(&charge.id) };
        assert_eq!(refund(w, &w.key(), &new).await.status, RefundStatus::Succeeded);
        assert_eq!((total(w, &seller.id).await, total(w, &w.platform.id).await), (0, 0));
    }

    async fn what_is_held_for_a_negative_account_pays_for_no_refund(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        w.advance(10 * DAY).await;
        // The platform has 9.10. Reversing all of it leaves the account 12.30 below zero, which
        // is held of the platform's 109.10: 3.20 are missing.
        let new = NewRefund { reverse_transfer: true, ..refund_of(&charge.id) };
        let made = refund(w, &w.key(), &new).await;
        assert!(made.is_waiting());
        assert_eq!(transfer_of(w, &charge).await.amount_reversed.minor(), 0);
        assert_eq!(w.available(&seller.id).await, 8_770);
        w.fund(320).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(now(w, &made.id).await.status, RefundStatus::Succeeded);
        assert_eq!(w.available(&seller.id).await, -1_230);
        let balance = w.balance(&w.platform.id).await;
        assert_eq!((balance.available, balance.reserved), (0, 1_230));
    }

    async fn a_transfer_that_its_account_cannot_give_back_refuses_the_refund(w: &World) {
        w.fund(100_000).await;
        let seller = standard(w, "Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        w.advance(10 * DAY).await;
        let new = NewRefund { reverse_transfer: true, ..refund_of(&charge.id) };
        refused(try_refund(w, &w.key(), &new).await, "balance_insufficient", "reverse_transfer");
        assert_eq!(payment(w, &charge.id).await.amount_refunded.minor(), 0);
        assert_eq!(w.available(&seller.id).await, 8_770);
        // With the fee it has what is needed.
        let new = NewRefund { refund_application_fee: true, ..new };
        refund(w, &w.key(), &new).await;
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn what_came_back_by_itself_meanwhile_is_not_waited_for(w: &World) {
        let seller = w.seller("Juniper").await;
        let new = NewCharge { transfer_data: to(&seller.id, None), ..fast(10_000) };
        let charge = charge(w, &w.key(), new).await;
        let new = NewRefund { reverse_transfer: true, ..refund_of(&charge.id) };
        let made = refund(w, &w.key(), &new).await;
        assert!(made.is_waiting());
        try_reverse(w, &transfer_of(w, &charge).await, None, false).await.unwrap();
        w.fund(10_000).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        let paid = now(w, &made.id).await;
        assert_eq!((paid.status, paid.transfer_reversed.minor()), (RefundStatus::Succeeded, 0));
        assert_eq!((total(w, &seller.id).await, total(w, &w.platform.id).await), (0, 9_680));
    }

    async fn a_fee_that_went_back_by_itself_meanwhile_is_not_waited_for(w: &World) {
        let seller = standard(w, "Juniper").await;
        let own = acting(w, &seller.id);
        let charge = charge(w, &own, NewCharge { application_fee_amount: Some(1_230), ..fast(10_000) }).await;
        let new = NewRefund { refund_application_fee: true, ..refund_of(&charge.id) };
        let made = refund(w, &own, &new).await;
        assert!(made.is_waiting());
        let (fee, none) = (charge.application_fee_id.unwrap(), Default::default());
        service::fees::refund(&w.ctx, &w.key(), &fee, None, &none, None).await.unwrap();
        w.fund(10_000).await;
        service::transfers::create(&w.ctx, &w.key(), &new_transfer(&seller.id, 10_000), None).await.unwrap();
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        let paid = now(w, &made.id).await;
        assert_eq!((paid.status, paid.fee_refunded.minor()), (RefundStatus::Succeeded, 0));
        assert_eq!(total(w, &seller.id).await, 9_680);
    }

    async fn money_of_the_account_that_gives_a_transfer_back_wakes_the_refund(w: &World) {
        let seller = standard(w, "Juniper").await;
        let new = NewCharge { transfer_data: to(&seller.id, None), ..fast(10_000) };
        let charge = charge(w, &w.key(), new).await;
        let new = NewRefund { reverse_transfer: true, ..refund_of(&charge.id) };
        let made = refund(w, &w.key(), &new).await;
        assert!(made.is_waiting(), "processing was kept");
        w.advance(10 * DAY).await;
        crate::reversals::spend(w, &seller.id, 5_000).await;
        w.fund(10_000).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert!(now(w, &made.id).await.is_waiting(), "the account has half of it");
        service::transfers::create(&w.ctx, &w.key(), &new_transfer(&seller.id, 5_000), None).await.unwrap();
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        let paid = now(w, &made.id).await;
        assert_eq!((paid.status, paid.transfer_reversed.minor()), (RefundStatus::Succeeded, 10_000));
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn money_that_is_set_aside_pays_the_refund_and_no_debt(w: &World) {
        let (lost, kept) = (charge(w, &w.key(), fast(10_000)).await, charge(w, &w.key(), fast(10_000)).await);
        let seller = w.seller("Juniper").await;
        service::transfers::create(&w.ctx, &w.key(), &new_transfer(&seller.id, 19_360), None).await.unwrap();
        dispute(w, &lost, domain::dispute::DisputeStatus::Lost).await;
        assert_eq!(w.available(&w.platform.id).await, -11_500);
        prefunding::add(&w.ctx, &w.admin(), usd(15_000), None).await.unwrap();
        assert_eq!(refund(w, &w.key(), &refund_of(&kept.id)).await.status, RefundStatus::Succeeded);
        let balance = w.balance(&w.platform.id).await;
        assert_eq!((balance.available, balance.prefunding), (-11_500, 5_000));
    }
}
