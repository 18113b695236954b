//! What the card's bank says of a refund after a while.

use domain::{
    id::RefundId,
    metadata::Patch,
    refund::{NewRefund, PendingReason, Refund, RefundStatus},
    time::{DAY, HOUR},
};
use service::refunds;
use testkit::{World, both_engines, refused};

use crate::support::*;

async fn now(w: &World, id: &RefundId) -> Refund {
    refunds::retrieve(&w.ctx, &w.key(), id).await.unwrap()
}

both_engines! {
    async fn some_refunds_are_pending_first_and_succeed_later(w: &World) {
        w.fund(10_000).await;
        let new = NewCharge { card: "tok_pendingRefund", ..card(10_000) };
        let charge = charge(w, &w.key(), new).await;
        let made = refund(w, &w.key(), &refund_of(&charge.id)).await;
        assert_eq!(made.status, RefundStatus::Pending);
        assert_eq!(made.pending_reason, Some(PendingReason::Processing));
        assert!(made.balance_transaction.is_some(), "the money has left");
        refused(refunds::cancel(&w.ctx, &w.key(), &made.id, None).await, "status_transition_invalid", None);
        w.advance(HOUR).await;
        let after = now(w, &made.id).await;
        assert_eq!((after.status, after.pending_reason), (RefundStatus::Succeeded, None));
        let expected = ["refund.created", "refund.updated", "charge.refund.updated"];
        assert_eq!(told(w, made.id.as_str()).await, expected);
    }

    async fn some_refunds_succeed_first_and_fail_later(w: &World) {
        let new = NewCharge { card: "tok_refundFail", ..card(10_000) };
        let charge = charge(w, &w.key(), new).await;
        w.advance(10 * DAY).await;
        w.fund(10_000).await;
        let made = refund(w, &w.key(), &refund_of(&charge.id)).await;
        assert_eq!(made.status, RefundStatus::Succeeded);
        w.advance(HOUR).await;
        let after = now(w, &made.id).await;
        assert_eq!(after.status, RefundStatus::Failed);
        assert_eq!(after.failure_reason.as_deref(), Some("expired_or_canceled_card"));
        assert!(after.failure_balance_transaction.is_some());
        assert_eq!(w.available(&w.platform.id).await, 19_680);
        let charge = payment(w, &charge.id).await;
        assert_eq!((charge.amount_refunded.minor(), charge.is_refunded()), (0, false));
        let expected = ["refund.created", "refund.updated", "charge.refund.updated", "refund.failed"];
        assert_eq!(told(w, made.id.as_str()).await, expected);
        let expected = ["charge.succeeded", "charge.refunded", "charge.updated"];
        assert_eq!(told(w, charge.id.as_str()).await, expected);
        // It can be tried again.
        assert_eq!(refund(w, &w.key(), &refund_of(&charge.id)).await.status, RefundStatus::Succeeded);
    }

    async fn a_refund_is_made_to_fail_once(w: &World) {
        w.fund(100_000).await;
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, None).await;
        let new = NewRefund { amount: Some(5_000), reverse_transfer: true, ..refund_of(&charge.id) };
        let made = refund(w, &w.key(), &new).await;
        refused(refunds::fail(&w.ctx, &w.admin(), &made.id, "nonsense", None).await, "parameter_invalid", "failure_reason");
        let failed = refunds::fail(&w.ctx, &w.admin(), &made.id, "declined", None).await.unwrap().value;
        assert_eq!(failed.status, RefundStatus::Failed);
        refused(refunds::fail(&w.ctx, &w.admin(), &made.id, "declined", None).await, "status_transition_invalid", None);
        // The half that was reversed covers the second try: the account does not give it twice.
        refund(w, &w.key(), &new).await;
        assert_eq!(transfer_of(w, &charge).await.amount_reversed.minor(), 5_000);
        refund(w, &w.key(), &NewRefund { amount: None, ..new }).await;
        assert_eq!(transfer_of(w, &charge).await.amount_reversed.minor(), 10_000);
        assert_eq!(total(w, &w.platform.id).await, 100_000 - 320);
    }

    async fn only_metadata_of_a_refund_changes(w: &World) {
        let charge = charge(w, &w.key(), card(10_000)).await;
        let made = refund(w, &w.key(), &refund_of(&charge.id)).await;
        let patch = Patch::Merge([("order".to_owned(), "7".to_owned())].into());
        for _ in 0..2 {
            let changed = refunds::update(&w.ctx, &w.key(), &made.id, &patch, None).await.unwrap();
            assert_eq!(changed.value.metadata.get("order"), Some("7"));
        }
        let expected = ["refund.created", "refund.updated", "charge.refund.updated"];
        assert_eq!(told(w, made.id.as_str()).await, expected);
    }
}
