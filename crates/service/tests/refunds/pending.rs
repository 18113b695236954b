//! Refunds and reversals of money that is pending: nobody's own wish takes them below zero, now or
//! on the day on which it settles.

use domain::{
    id::{AccountId, RefundId},
    refund::{NewRefund, Refund, RefundStatus},
    time::DAY,
};
use service::{refunds, runner, transfers};
use testkit::{World, both_engines, new_transfer, refused};

use crate::support::*;

async fn now(w: &World, id: &RefundId) -> Refund {
    refunds::retrieve(&w.ctx, &w.key(), id).await.unwrap()
}

/// What is pending and available.
async fn has(w: &World, owner: &AccountId) -> (i64, i64) {
    let balance = w.balance(owner).await;
    (balance.pending, balance.available)
}

async fn send(w: &World, to: &AccountId, amount: i64) {
    transfers::create(&w.ctx, &w.key(), &new_transfer(to, amount), None)
        .await
        .unwrap();
}

both_engines! {
    async fn a_pending_refund_that_the_transfer_left_uncovered_waits(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        assert_eq!(has(w, &w.platform.id).await, (910, 0));
        let made = refund(w, &w.key(), &refund_of(&charge.id)).await;
        assert!(made.is_waiting());
        assert_eq!(has(w, &w.platform.id).await, (910, 0));
        w.fund(10_000).await;
        runner::run_due(&w.ctx, &w.tenant()).await.unwrap();
        assert_eq!(now(w, &made.id).await.status, RefundStatus::Succeeded);
        // Out of what is available: what is pending settles as it was.
        assert_eq!(has(w, &w.platform.id).await, (910, 0));
        w.advance(10 * DAY).await;
        assert_eq!(has(w, &w.platform.id).await, (0, 910));
    }

    async fn a_pending_charge_gives_back_all_that_it_brought_and_the_fees_are_owed(w: &World) {
        let first = charge(w, &w.key(), card(10_000)).await;
        let made = refund(w, &w.key(), &refund_of(&first.id)).await;
        assert_eq!(made.status, RefundStatus::Succeeded);
        let line = made.balance_transaction.unwrap();
        let line = service::balances::transaction(&w.ctx, &w.key(), line.as_str()).await.unwrap();
        assert_eq!(Some(line.available_on), first.available_on);
        assert_eq!(has(w, &w.platform.id).await, (-320, 0));
        w.advance(10 * DAY).await;
        assert_eq!(has(w, &w.platform.id).await, (0, -320));
    }

    async fn no_other_pending_money_pays_for_a_charge_that_was_passed_on(w: &World) {
        let seller = w.seller("Juniper").await;
        let sent = destination(w, &seller.id, 10_000, None).await;
        let kept = charge(w, &w.key(), card(50_000)).await;
        assert!(refund(w, &w.key(), &refund_of(&sent.id)).await.is_waiting());
        let made = refund(w, &w.key(), &refund_of(&kept.id)).await;
        assert_eq!(made.status, RefundStatus::Succeeded);
    }

    async fn what_a_refund_takes_of_a_charge_is_not_there_for_the_next(w: &World) {
        let seller = w.seller("Juniper").await;
        let new = NewCharge { transfer_data: to(&seller.id, Some(1_000)), ..card(10_000) };
        let charge = charge(w, &w.key(), new).await;
        let part = |amount| NewRefund { amount: Some(amount), ..refund_of(&charge.id) };
        assert_eq!(refund(w, &w.key(), &part(8_500)).await.status, RefundStatus::Succeeded);
        assert!(refund(w, &w.key(), &part(501)).await.is_waiting());
        assert_eq!(refund(w, &w.key(), &part(500)).await.status, RefundStatus::Succeeded);
        assert_eq!(has(w, &w.platform.id).await, (-320, 0));
    }

    async fn twenty_refunds_at_once_take_no_more_than_the_charge_has(w: &World) {
        let seller = w.seller("Juniper").await;
        let new = NewCharge { transfer_data: to(&seller.id, Some(500)), ..card(10_000) };
        let charge = charge(w, &w.key(), new).await;
        let tasks: Vec<_> = (0..20).map(|_| {
            let (ctx, actor) = (w.ctx.clone(), w.key());
            let new = NewRefund { amount: Some(500), ..refund_of(&charge.id) };
            tokio::spawn(async move { refunds::create(&ctx, &actor, None, &new, None).await })
        }).collect();
        let mut done = 0;
        for task in tasks {
            let made = task.await.unwrap().unwrap().value;
            done += i64::from(made.status == RefundStatus::Succeeded);
        }
        assert_eq!(done, 19);
        assert_eq!(has(w, &w.platform.id).await, (-320, 0));
    }

    async fn a_pending_transfer_comes_back_as_far_as_the_account_covers_it(w: &World) {
        w.fund(10_000).await;
        let seller = standard(w, "Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let transfer = transfer_of(w, &charge).await;
        // The fee stays with the platform, so 12.30 are missing of the 100.00.
        refused(try_reverse(w, &transfer, None, false).await, "balance_insufficient", "amount");
        let new = NewRefund { reverse_transfer: true, ..refund_of(&charge.id) };
        refused(try_refund(w, &w.key(), &new).await, "balance_insufficient", "reverse_transfer");
        assert_eq!(has(w, &seller.id).await, (8_770, 0));
        // What is available covers it, or what is pending does; never a part of each.
        send(w, &seller.id, 9_999).await;
        refused(try_reverse(w, &transfer, None, false).await, "balance_insufficient", "amount");
        send(w, &seller.id, 1).await;
        try_reverse(w, &transfer, None, false).await.unwrap();
        assert_eq!(has(w, &seller.id).await, (8_770, 0));
        assert_eq!(has(w, &w.platform.id).await, (910, 10_000));
    }

    async fn an_account_that_may_owe_owes_against_the_money_that_is_to_come(w: &World) {
        w.fund(400).await;
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let transfer = transfer_of(w, &charge).await;
        try_reverse(w, &transfer, None, false).await.unwrap();
        assert_eq!(has(w, &seller.id).await, (-1_230, 0));
        assert_eq!(has(w, &w.platform.id).await, (10_910, 400));
        w.advance(10 * DAY).await;
        let balance = w.balance(&w.platform.id).await;
        assert_eq!((balance.available, balance.reserved), (10_080, 1_230));
    }

    async fn a_transfer_that_comes_back_with_its_refund_pays_for_it(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let new = NewRefund { reverse_transfer: true, ..refund_of(&charge.id) };
        let made = refund(w, &w.key(), &new).await;
        assert_eq!(made.status, RefundStatus::Succeeded);
        assert_eq!(has(w, &seller.id).await, (-1_230, 0));
        assert_eq!(has(w, &w.platform.id).await, (910, 0));
    }

    async fn a_refund_that_fails_goes_back_to_where_it_came_from(w: &World) {
        let card_that_fails = NewCharge { card: "tok_refundFail", ..card(10_000) };
        let charge = charge(w, &w.key(), card_that_fails).await;
        let part = NewRefund { amount: Some(9_000), ..refund_of(&charge.id) };
        let made = refund(w, &w.key(), &part).await;
        assert_eq!(has(w, &w.platform.id).await, (680, 0));
        w.advance(60).await;
        let failed = now(w, &made.id).await;
        assert_eq!(failed.status, RefundStatus::Failed);
        // Nothing of it can be moved before the charge itself can.
        assert_eq!(has(w, &w.platform.id).await, (9_680, 0));
        let lines = [made.balance_transaction.unwrap(), failed.failure_balance_transaction.unwrap()];
        let [taken, returned] = lines.map(|id| async move {
            service::balances::transaction(&w.ctx, &w.key(), id.as_str()).await.unwrap()
        });
        assert_eq!(taken.await.available_on, returned.await.available_on);
        w.advance(10 * DAY).await;
        assert_eq!(has(w, &w.platform.id).await, (0, 9_680));
    }
}
