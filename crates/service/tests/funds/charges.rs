//! Passing on the money of a charge.

use domain::{
    event::EventKind,
    id::AccountId,
    money::{Currency, Money, Positive},
    payment::Payment,
    time::DAY,
    transfer::{NewTransfer, Transfer},
};
use service::{Error, events, payments, transfers};
use testkit::{Sale, World, both_engines, new_transfer, refused};

async fn charge(w: &World, account: &AccountId, token: &str, group: Option<&str>) -> Payment {
    let mut sale = w.sale_on(account, 10_000).card(token);
    sale.terms.transfer_group = group.map(str::to_owned);
    w.charge(&sale).await
}

fn of(payment: &Payment, destination: &AccountId, amount: i64) -> NewTransfer {
    let mut new = new_transfer(destination, amount);
    new.source_transaction = Some(payment.id.clone());
    new
}

async fn send(w: &World, new: &NewTransfer) -> Result<Transfer, Error> {
    transfers::create(&w.ctx, &w.admin(), new, None)
        .await
        .map(|reply| reply.value)
}

both_engines! {
    async fn money_that_is_pending_is_passed_on_as_it_is(w: &World) {
        let seller = w.seller("Juniper").await;
        let payment = charge(w, &w.platform.id, "tok_visa", None).await;
        assert_eq!(w.available(&w.platform.id).await, 0);
        let transfer = send(w, &of(&payment, &seller.id, 7_000)).await.unwrap();
        assert_eq!(transfer.source_transaction.as_ref(), Some(&payment.id));
        assert_eq!(transfer.available_on, payment.available_on);
        let group = format!("group_{}", payment.card().unwrap().intent.as_ref().unwrap());
        assert_eq!(transfer.transfer_group.as_ref(), Some(&group));
        assert_eq!((w.balance(&seller.id).await.pending, w.available(&seller.id).await), (7_000, 0));
        assert_eq!(w.balance(&w.platform.id).await.pending, 9_680 - 7_000);
        let received = payments::retrieve(&w.ctx, &w.owner(&seller.id), &transfer.destination_payment).await.unwrap();
        assert_eq!(received.available_on, payment.available_on);

        let charge = payments::retrieve(&w.ctx, &w.admin(), &payment.id).await.unwrap();
        assert_eq!((charge.amount_transferred.minor(), charge.transfer_group), (7_000, Some(group)));
        let told = events::of(&w.ctx, &w.admin(), payment.id.as_str()).await.unwrap();
        assert_eq!(told.last().unwrap().kind, EventKind::ChargeUpdated);

        w.advance(2 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
        w.advance(DAY).await;
        assert_eq!((w.balance(&seller.id).await.pending, w.available(&seller.id).await), (0, 7_000));
        assert_eq!(w.available(&w.platform.id).await, 2_680);
    }

    async fn no_balance_is_needed_and_the_charge_is_the_limit(w: &World) {
        let (one, two) = (w.seller("One").await, w.seller("Two").await);
        let payment = charge(w, &w.platform.id, "tok_bypassPending", None).await;
        send(w, &of(&payment, &one.id, 6_000)).await.unwrap();
        // The fee was taken from the charge, and all of it can be passed on: the platform owes then.
        send(w, &of(&payment, &two.id, 4_000)).await.unwrap();
        assert_eq!(w.available(&w.platform.id).await, -320);
        refused(send(w, &of(&payment, &two.id, 1)).await, "amount_too_large", "amount");
        assert_eq!((w.available(&one.id).await, w.available(&two.id).await), (6_000, 4_000));
    }

    async fn a_group_is_inherited_and_never_another(w: &World) {
        let seller = w.seller("Juniper").await;
        let grouped = charge(w, &w.platform.id, "tok_visa", Some("ORDER_1")).await;
        assert_eq!(send(w, &of(&grouped, &seller.id, 1)).await.unwrap().transfer_group.as_deref(), Some("ORDER_1"));
        let mut new = of(&grouped, &seller.id, 1);
        new.transfer_group = Some("ORDER_2".into());
        refused(send(w, &new).await, "parameter_invalid", "transfer_group");
        let plain = charge(w, &w.platform.id, "tok_visa", None).await;
        let mut new = of(&plain, &seller.id, 1);
        new.transfer_group = Some("ORDER_2".into());
        assert_eq!(send(w, &new).await.unwrap().transfer_group.as_deref(), Some("ORDER_2"));
        assert_eq!(send(w, &of(&plain, &seller.id, 1)).await.unwrap().transfer_group.as_deref(), Some("ORDER_2"));
        let page = domain::list::PageRequest::first(10);
        let wanted = domain::transfer::TransferFilter { transfer_group: Some("ORDER_2".into()), ..Default::default() };
        assert_eq!(transfers::list(&w.ctx, &w.admin(), &wanted, &page).await.unwrap().items.len(), 2);
    }

    async fn only_captured_charges_of_the_platform_are_passed_on(w: &World) {
        let seller = w.seller("Juniper").await;
        let direct = charge(w, &seller.id, "tok_visa", None).await;
        refused(send(w, &of(&direct, &seller.id, 1)).await, "resource_missing", "source_transaction");
        let held = w.charge(&Sale::of(500).held()).await;
        refused(send(w, &of(&held, &seller.id, 1)).await, "parameter_invalid", "source_transaction");
        let mut other = of(&charge(w, &w.platform.id, "tok_visa", None).await, &seller.id, 1);
        other.amount = Positive::new(Money::new(1, Currency::EUR)).unwrap();
        refused(send(w, &other).await, "parameter_invalid", "currency");
        let stranger = w.other_platform().await;
        let own = charge(w, &w.platform.id, "tok_visa", None).await;
        let foreign = transfers::create(&w.ctx, &stranger, &of(&own, &seller.id, 1), None).await;
        assert!(matches!(foreign, Err(Error::NotFound { .. })));
    }

    async fn fifty_transfers_at_once_never_exceed_their_charge(w: &World) {
        let seller = w.seller("Juniper").await;
        let payment = charge(w, &w.platform.id, "tok_visa", None).await;
        let tasks: Vec<_> = (0..50).map(|_| {
            let (ctx, actor, new) = (w.ctx.clone(), w.admin(), of(&payment, &seller.id, 700));
            tokio::spawn(async move { transfers::create(&ctx, &actor, &new, None).await })
        }).collect();
        let mut sent = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => sent += 1,
                Err(error) => assert_eq!(error.code(), "amount_too_large"),
            }
        }
        assert_eq!(sent, 14);
        assert_eq!(w.balance(&seller.id).await.pending, 14 * 700);
        let charge = payments::retrieve(&w.ctx, &w.admin(), &payment.id).await.unwrap();
        assert_eq!(charge.amount_transferred.minor(), 14 * 700);
    }
}
