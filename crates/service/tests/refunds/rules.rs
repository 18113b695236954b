//! What is refused, and what stays exact under concurrency.

use domain::{
    actor::Role,
    dispute::DisputeStatus,
    money::Money,
    refund::{NewRefund, RefundOf},
    time::DAY,
};
use service::{payments, refunds};
use testkit::{World, both_engines, new_transfer, refusal, refused};

use crate::support::*;

both_engines! {
    async fn a_charge_is_refunded_until_nothing_is_left(w: &World) {
        w.fund(10_000).await;
        let charge = charge(w, &w.key(), card(10_000)).await;
        for amount in [4_000, 1, 2_999] {
            refund(w, &w.key(), &NewRefund { amount: Some(amount), ..refund_of(&charge.id) }).await;
        }
        let over = NewRefund { amount: Some(3_001), ..refund_of(&charge.id) };
        refused(try_refund(w, &w.key(), &over).await, "amount_too_large", "amount");
        assert_eq!(refund(w, &w.key(), &refund_of(&charge.id)).await.amount.minor(), 3_000);
        refused(try_refund(w, &w.key(), &refund_of(&charge.id)).await, "charge_already_refunded", None);
        for amount in [0, -1, i64::MIN, i64::MAX] {
            let bad = NewRefund { amount: Some(amount), ..refund_of(&charge.id) };
            let error = try_refund(w, &w.key(), &bad).await.unwrap_err();
            assert_eq!(refusal(&error).1, Some("amount"), "{amount}");
        }
        assert_eq!(total(w, &w.platform.id).await, 10_000 - 320);
    }

    async fn wishes_that_mean_nothing_for_a_charge_are_refused(w: &World) {
        let seller = w.seller("Juniper").await;
        let plain = charge(w, &w.key(), card(10_000)).await;
        let kept = NewCharge { application_fee_amount: Some(1), ..card(10_000) };
        let own = acting(w, &seller.id);
        let direct = charge(w, &own, kept).await;
        let sent = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let table = [
            (&plain, w.key(), true, false, "reverse_transfer"),
            (&plain, w.key(), false, true, "refund_application_fee"),
            (&direct, own, true, false, "reverse_transfer"),
            (&sent, w.key(), false, true, "reverse_transfer"),
        ];
        for (charge, actor, reverse_transfer, refund_application_fee, param) in table {
            let new = NewRefund { reverse_transfer, refund_application_fee, ..refund_of(&charge.id) };
            let error = try_refund(w, &actor, &new).await.unwrap_err();
            assert_eq!(refusal(&error).1, Some(param), "{error}");
        }
    }

    async fn only_money_that_came_in_is_refunded(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let held = charge(w, &w.key(), NewCharge { capture: false, ..card(500) }).await;
        refused(try_refund(w, &w.key(), &refund_of(&held.id)).await, "payment_intent_unexpected_state", "charge");
        let transfer = service::transfers::create(&w.ctx, &w.key(), &new_transfer(&seller.id, 100), None)
            .await.unwrap().value;
        let received = refund_of(&transfer.destination_payment);
        refused(try_refund(w, &acting(w, &seller.id), &received).await, "parameter_invalid", "charge");
        let unknown = NewRefund { of: RefundOf::Intent("pi_absent".parse().unwrap()), ..received };
        refused(try_refund(w, &w.key(), &unknown).await, "resource_missing", "payment_intent");
    }

    async fn a_direct_charge_is_refunded_in_the_name_of_its_account_only(w: &World) {
        let (seller, other) = (w.seller("Juniper").await, w.seller("Rowan").await);
        let own = acting(w, &seller.id);
        let direct = charge(w, &own, card(10_000)).await;
        let new = refund_of(&direct.id);
        for actor in [w.key(), acting(w, &other.id), w.other_platform().await] {
            refused(try_refund(w, &actor, &new).await, "resource_missing", "charge");
        }
        refused(try_refund(w, &w.owner(&seller.id), &new).await, "permission_missing", None);
        // A member of the team names the account.
        for role in Role::ALL {
            let part = NewRefund { amount: Some(1), ..new.clone() };
            let made = refunds::create(&w.ctx, &w.member(role), Some(&seller.id), &part, None).await;
            let may = matches!(role, Role::Administrator | Role::Support);
            assert_eq!(made.is_ok(), may, "{role:?}");
        }
        let made = refund(w, &own, &new).await;
        assert_eq!(made.account, seller.id);
        assert!(refunds::retrieve(&w.ctx, &own, &made.id).await.is_ok());
        refused(refunds::retrieve(&w.ctx, &acting(w, &other.id), &made.id).await, "resource_missing", "id");
        refused(refunds::retrieve(&w.ctx, &w.other_platform().await, &made.id).await, "resource_missing", "id");
    }

    async fn a_charge_in_dispute_is_not_refunded(w: &World) {
        w.fund(100_000).await;
        for (status, refundable) in [
            (DisputeStatus::WarningNeedsResponse, true),
            (DisputeStatus::WarningClosed, true),
            (DisputeStatus::NeedsResponse, false),
            (DisputeStatus::UnderReview, false),
            (DisputeStatus::Lost, false),
            (DisputeStatus::Won, true),
        ] {
            let charge = charge(w, &w.key(), card(10_000)).await;
            dispute(w, &charge, status).await;
            match try_refund(w, &w.key(), &refund_of(&charge.id)).await {
                Ok(_) => assert!(refundable, "{status:?}"),
                Err(error) => {
                    assert_eq!(refusal(&error), ("charge_disputed", None));
                    assert!(!refundable, "{status:?}");
                }
            }
        }
    }

    async fn a_card_that_was_only_authorised_is_let_go_as_a_whole(w: &World) {
        let mut terms = testkit::Sale::of(10_000).held().terms;
        terms.transfer_group = Some("ORDER".to_owned());
        let made = payments::create(&w.ctx, &w.key(), &terms, Some("tok_visa"), None).await.unwrap();
        let id = made.value.charge.id;
        let part = NewRefund { amount: Some(9_999), ..refund_of(&id) };
        refused(try_refund(w, &w.key(), &part).await, "parameter_invalid", "amount");
        let made = refund(w, &w.key(), &refund_of(&id)).await;
        assert_eq!((made.status, made.amount.minor()), (domain::refund::RefundStatus::Succeeded, 10_000));
        assert!(made.balance_transaction.is_none(), "no money had come");
        let released = payment(w, &id).await;
        let card = released.card().unwrap();
        assert_eq!((card.state, card.capture_before), (domain::payment::CardState::Released, None));
        assert_eq!(told(w, made.id.as_str()).await, ["refund.created"]);
        assert_eq!(told(w, id.as_str()).await, ["charge.succeeded", "charge.refunded"]);
        refused(try_refund(w, &w.key(), &refund_of(&id)).await, "charge_already_refunded", None);
        let how = payments::Capture::default();
        refused(payments::capture_charge(&w.ctx, &w.key(), &id, &how, None).await, "charge_expired_for_capture", None);
        refused(refunds::fail(&w.ctx, &w.admin(), &made.id, "declined", None).await, "status_transition_invalid", None);
        assert_eq!(total(w, &w.platform.id).await, 0);
    }

    async fn a_transfer_that_came_back_already_is_not_reversed_again(w: &World) {
        w.fund(100_000).await;
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, None).await;
        let transfer = transfer_of(w, &charge).await;
        try_reverse(w, &transfer, Some(8_000), false).await.unwrap();
        // Half of it belongs to half of the charge; only a fifth is left.
        let half = NewRefund { amount: Some(5_000), reverse_transfer: true, ..refund_of(&charge.id) };
        refund(w, &w.key(), &half).await;
        assert_eq!(transfer_of(w, &charge).await.reversible().minor(), 0);
        refused(try_refund(w, &w.key(), &half).await, "parameter_invalid", "reverse_transfer");
        refund(w, &w.key(), &refund_of(&charge.id)).await;
    }

    async fn fifty_refunds_of_a_tenth_at_once_are_ten(w: &World) {
        w.fund(100_000).await;
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 1_000, Some(123)).await;
        w.advance(10 * DAY).await;
        let new = NewRefund {
            amount: Some(100),
            reverse_transfer: true,
            refund_application_fee: true,
            ..refund_of(&charge.id)
        };
        let tasks: Vec<_> = (0..50).map(|_| {
            let (ctx, actor, new) = (w.ctx.clone(), w.key(), new.clone());
            tokio::spawn(async move { refunds::create(&ctx, &actor, None, &new, None).await })
        }).collect();
        let mut done = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => done += 1,
                Err(error) => assert_eq!(refusal(&error), ("charge_already_refunded", None)),
            }
        }
        assert_eq!(done, 10);
        let charge = payment(w, &charge.id).await;
        assert_eq!((charge.amount_refunded.minor(), charge.amount_transferred.minor()), (1_000, 0));
        assert_eq!(transfer_of(w, &charge).await.amount_reversed.minor(), 1_000);
        assert_eq!(total(w, &seller.id).await, 0);
        // Processing of 10.00 is 0.59.
        assert_eq!(total(w, &w.platform.id).await, 100_000 - 59);
    }

    async fn a_card_without_cents_is_refunded_in_whole_units(w: &World) {
        let yen = Money::new(1_001, "jpy".parse().unwrap());
        let new = NewCharge { amount: domain::money::Positive::new(yen).unwrap(), ..card(1) };
        let charge = charge(w, &w.key(), new).await;
        let made = refund(w, &w.key(), &NewRefund { amount: Some(334), ..refund_of(&charge.id) }).await;
        assert_eq!(made.amount, Money::new(334, yen.currency()));
        assert_eq!(refund(w, &w.key(), &refund_of(&charge.id)).await.amount.minor(), 667);
    }
}
