//! Collected fees that go back.

use domain::{
    list::PageRequest,
    metadata::{Metadata, Patch},
    payment::FeeRefund,
    time::DAY,
};
use service::{Error, fees};
use testkit::{World, both_engines, refusal, refused};

use crate::support::*;

async fn give(
    w: &World,
    fee: &domain::id::ApplicationFeeId,
    amount: Option<i64>,
) -> Result<FeeRefund, Error> {
    fees::refund(&w.ctx, &w.key(), fee, amount, &Metadata::default(), None)
        .await
        .map(|reply| reply.value)
}

both_engines! {
    async fn a_fee_goes_back_in_parts_until_nothing_is_left(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let fee = charge.application_fee_id.unwrap();
        let first = give(w, &fee, Some(230)).await.unwrap();
        // It is pending as long as the payment is.
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending), (0, 9_000));
        assert_eq!(w.balance(&w.platform.id).await.pending, 910 - 230);
        w.advance(10 * DAY).await;
        refused(give(w, &fee, Some(1_001)).await, "amount_too_large", "amount");
        let rest = give(w, &fee, None).await.unwrap();
        assert_eq!(rest.amount.minor(), 1_000);
        assert_eq!((w.available(&seller.id).await, w.available(&w.platform.id).await), (10_000, -320));
        refused(give(w, &fee, None).await, "charge_already_refunded", None);
        for amount in [0, -5] {
            refused(give(w, &fee, Some(amount)).await, "parameter_invalid_integer", "amount");
        }
        let all = fees::list_refunds(&w.ctx, &w.key(), &fee, &PageRequest::first(10)).await.unwrap();
        assert_eq!(all.items.iter().map(|it| &it.id).collect::<Vec<_>>(), [&rest.id, &first.id]);
        let expected = ["application_fee.created", "application_fee.refunded", "application_fee.refunded"];
        assert_eq!(told(w, fee.as_str()).await, expected);
    }

    async fn a_fee_that_went_back_by_itself_does_not_go_back_with_a_refund(w: &World) {
        let seller = w.seller("Juniper").await;
        let own = acting(w, &seller.id);
        let new = NewCharge { application_fee_amount: Some(1_000), ..card(10_000) };
        let charge = charge(w, &own, new).await;
        let fee = charge.application_fee_id.clone().unwrap();
        give(w, &fee, Some(700)).await.unwrap();
        let mut new = domain::refund::NewRefund {
            amount: Some(5_000),
            refund_application_fee: true,
            ..refund_of(&charge.id)
        };
        // Half of the fee belongs to half of the charge; 3.00 are left of it.
        let made = refund(w, &own, &new).await;
        assert_eq!(made.fee_refunded.minor(), 300);
        refused(try_refund(w, &own, &new).await, "parameter_invalid", "refund_application_fee");
        new.refund_application_fee = false;
        refund(w, &own, &new).await;
        assert_eq!(total(w, &seller.id).await, 0);
    }

    async fn only_the_platform_gives_fees_back(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let fee = charge.application_fee_id.unwrap();
        let none = Metadata::default();
        let others = [
            (acting(w, &seller.id), "account_invalid", None),
            (w.owner(&seller.id), "permission_missing", None),
            (w.other_platform().await, "resource_missing", Some("id")),
        ];
        for (actor, code, param) in others {
            refused(fees::refund(&w.ctx, &actor, &fee, None, &none, None).await, code, param);
        }
        let made = give(w, &fee, Some(30)).await.unwrap();
        let patch = Patch::Merge([("a".to_owned(), "b".to_owned())].into());
        let changed = fees::update_refund(&w.ctx, &w.key(), &fee, &made.id, &patch, None).await.unwrap();
        assert_eq!(changed.value.metadata.get("a"), Some("b"));
        assert_eq!(told(w, made.id.as_str()).await, ["application_fee.refund.updated"]);
        let other = destination(w, &seller.id, 10_000, Some(1)).await.application_fee_id.unwrap();
        refused(fees::retrieve_refund(&w.ctx, &w.key(), Some(&other), &made.id).await, "resource_missing", "id");
    }

    async fn a_refund_of_a_fee_described_by_many_at_once_keeps_every_word(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let fee = charge.application_fee_id.unwrap();
        let made = give(w, &fee, Some(30)).await.unwrap();
        let tasks: Vec<_> = (0..20).map(|number| {
            let (ctx, actor, fee, id) = (w.ctx.clone(), w.key(), fee.clone(), made.id.clone());
            tokio::spawn(async move {
                let patch = Patch::Merge([(format!("note_{number}"), "1".to_owned())].into());
                fees::update_refund(&ctx, &actor, &fee, &id, &patch, None).await.map(drop)
            })
        }).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let after = fees::retrieve_refund(&w.ctx, &w.key(), Some(&fee), &made.id).await.unwrap();
        assert_eq!(after.metadata.len(), 20);
    }

    async fn fifty_refunds_of_a_tenth_of_a_fee_at_once_are_ten(w: &World) {
        let seller = w.seller("Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_000)).await;
        let fee = charge.application_fee_id.unwrap();
        let tasks: Vec<_> = (0..50).map(|_| {
            let (ctx, actor, fee) = (w.ctx.clone(), w.key(), fee.clone());
            tokio::spawn(async move {
                fees::refund(&ctx, &actor, &fee, Some(100), &Metadata::default(), None).await
            })
        }).collect();
        let mut done = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => done += 1,
                Err(error) => assert_eq!(refusal(&error), ("charge_already_refunded", None)),
            }
        }
        assert_eq!(done, 10);
        assert_eq!(total(w, &seller.id).await, 10_000);
    }
}
