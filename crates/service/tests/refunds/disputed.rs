//! Refunds that wait for funds, and a customer's bank that does not.

use domain::{
    dispute::DisputeStatus,
    id::RefundId,
    payment::Payment,
    refund::{NewRefund, Refund, RefundStatus},
};
use service::{disputes, refunds, runner};
use testkit::{World, both_engines};

use crate::support::*;

async fn now(w: &World, id: &RefundId) -> Refund {
    refunds::retrieve(&w.ctx, &w.key(), id).await.unwrap()
}

/// A charge of 100.00 that was passed on, and a refund of all of it that waits.
async fn waiting(w: &World, card_name: &'static str) -> (Payment, Refund) {
    let seller = w.seller("Juniper").await;
    let new = NewCharge {
        card: card_name,
        transfer_data: to(&seller.id, None),
        ..card(10_000)
    };
    let charge = charge(w, &w.key(), new).await;
    let made = refund(w, &w.key(), &refund_of(&charge.id)).await;
    assert!(made.is_waiting());
    (charge, made)
}

async fn has_failed(w: &World, charge: &Payment, refund: &Refund) {
    let failed = now(w, &refund.id).await;
    assert_eq!(failed.status, RefundStatus::Failed);
    assert_eq!(
        failed.failure_reason.as_deref(),
        Some("charge_for_pending_refund_disputed")
    );
    assert!(
        failed.failure_balance_transaction.is_none(),
        "no money had moved"
    );
    let charge = payment(w, &charge.id).await;
    assert!(charge.disputed);
    assert_eq!(charge.amount_refunded, 0);
    let told = told(w, refund.id.as_str()).await;
    assert_eq!(told.last().copied(), Some("refund.failed"));
}

both_engines! {
    async fn a_dispute_takes_what_a_refund_only_waits_for(w: &World) {
        let (charge, made) = waiting(w, "tok_visa").await;
        let opened = dispute(w, &charge, DisputeStatus::NeedsResponse).await;
        assert_eq!(opened.amount.minor(), 10_000);
        has_failed(w, &charge, &made).await;
        // What comes later is not for the customer once more.
        w.fund(50_000).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(w.available(&w.platform.id).await, 50_000 - 11_500);
    }

    async fn what_a_refund_gave_back_is_not_disputed(w: &World) {
        let seller = w.seller("Juniper").await;
        let new = NewCharge { transfer_data: to(&seller.id, Some(7_000)), ..card(10_000) };
        let charge = charge(w, &w.key(), new).await;
        let part = |amount| NewRefund { amount: Some(amount), ..refund_of(&charge.id) };
        assert_eq!(refund(w, &w.key(), &part(3_000)).await.status, RefundStatus::Succeeded);
        let waits = refund(w, &w.key(), &part(7_000)).await;
        assert!(waits.is_waiting());
        let opened = dispute(w, &charge, DisputeStatus::NeedsResponse).await;
        assert_eq!(opened.amount.minor(), 7_000);
        assert_eq!(now(w, &waits.id).await.status, RefundStatus::Failed);
        assert_eq!(payment(w, &charge.id).await.amount_refunded, 3_000);
    }

    async fn a_refund_waits_through_an_inquiry_until_that_takes_the_money(w: &World) {
        let (charge, made) = waiting(w, "tok_visa").await;
        let asked = dispute(w, &charge, DisputeStatus::WarningNeedsResponse).await;
        assert!(now(w, &made.id).await.is_waiting());
        let taken = disputes::escalate(&w.ctx, &w.admin(), &asked.id, None).await.unwrap();
        let taken = taken.into_value().unwrap();
        assert_eq!((taken.status, taken.amount.minor()), (DisputeStatus::NeedsResponse, 10_000));
        has_failed(w, &charge, &made).await;
    }

    async fn an_inquiry_ends_when_everything_was_given_back(w: &World) {
        let (charge, made) = waiting(w, "tok_visa").await;
        let asked = dispute(w, &charge, DisputeStatus::WarningNeedsResponse).await;
        w.fund(10_000).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(now(w, &made.id).await.status, RefundStatus::Succeeded);
        let ended = disputes::escalate(&w.ctx, &w.admin(), &asked.id, None).await.unwrap();
        assert_eq!(ended.into_value().unwrap().status, DisputeStatus::WarningClosed);
    }

    async fn the_network_disputes_a_charge_whose_refund_waits(w: &World) {
        let (charge, made) = waiting(w, "tok_createDispute").await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        has_failed(w, &charge, &made).await;
    }
}
