//! Transfers that come back.

use domain::{list::PageRequest, metadata::Patch, time::DAY, transfer::NewReversal};
use service::{Error, transfers};
use testkit::{World, both_engines, new_transfer, refusal, refused};

use crate::support::*;

async fn sent(w: &World, to: &domain::id::AccountId, amount: i64) -> domain::transfer::Transfer {
    let reply = transfers::create(&w.ctx, &w.key(), &new_transfer(to, amount), None).await;
    reply.unwrap().value
}

both_engines! {
    async fn a_transfer_comes_back_in_parts_until_nothing_is_left(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(10_000).await;
        let transfer = sent(w, &seller.id, 2_500).await;
        let first = try_reverse(w, &transfer, Some(1_000), false).await.unwrap();
        assert_eq!((w.available(&w.platform.id).await, w.available(&seller.id).await), (8_500, 1_500));
        refused(try_reverse(w, &transfer, Some(1_501), false).await, "amount_too_large", "amount");
        let rest = try_reverse(w, &transfer, None, false).await.unwrap();
        assert_eq!(rest.amount.minor(), 1_500);
        assert_eq!((w.available(&w.platform.id).await, w.available(&seller.id).await), (10_000, 0));
        refused(try_reverse(w, &transfer, None, false).await, "amount_too_large", "amount");
        for amount in [0, -1] {
            refused(try_reverse(w, &transfer, Some(amount), false).await, "parameter_invalid_integer", "amount");
        }
        let page = PageRequest::first(10);
        let all = transfers::reversals(&w.ctx, &w.key(), &transfer.id, &page).await.unwrap();
        assert_eq!(all.items.iter().map(|it| &it.id).collect::<Vec<_>>(), [&rest.id, &first.id]);
        let kinds = told(w, transfer.id.as_str()).await;
        let twice = ["transfer.reversed", "transfer.updated"];
        assert_eq!(kinds, [&["transfer.created"][..], &twice, &twice].concat());
        // The account sees a refund of its payment.
        let refund = service::refunds::retrieve(&w.ctx, &acting(w, &seller.id), &first.destination_payment_refund).await.unwrap();
        assert_eq!(refund.source_transfer_reversal, Some(first.id));
        assert!(payment(w, &transfer.destination_payment).await.is_refunded());
    }

    async fn the_destination_must_cover_it_unless_the_platform_answers_for_it(w: &World) {
        w.fund(10_000).await;
        for (liable, debits) in [(false, true), (true, true), (true, false)] {
            let name = format!("Seller {liable} {debits}");
            let seller = if liable { w.seller(&name).await } else { standard(w, &name).await };
            let mut change = domain::account::AccountChange::default();
            change.settings.debit_negative_balances = domain::account::Change::Set(debits);
            if liable {
                service::accounts::update(&w.ctx, &w.admin(), &seller.id, &change, None).await.unwrap();
            }
            let transfer = sent(w, &seller.id, 1_000).await;
            let back = sent(w, &seller.id, 500).await;
            try_reverse(w, &back, Some(500), false).await.unwrap();
            // It spends 400: a recorded payment that is taken back with its money.
            spend(w, &seller.id, 400).await;
            let outcome = try_reverse(w, &transfer, None, false).await;
            if liable && debits {
                outcome.unwrap();
                assert_eq!(w.available(&seller.id).await, -400);
                assert_eq!(w.balance(&w.platform.id).await.reserved, 400);
            } else {
                assert_eq!(refusal(&outcome.unwrap_err()), ("balance_insufficient", Some("amount")));
                assert_eq!(w.available(&seller.id).await, 600);
                try_reverse(w, &transfer, Some(600), false).await.unwrap();
            }
        }
    }

    async fn pending_money_comes_back_out_of_pending(w: &World) {
        let seller = standard(w, "Juniper").await;
        let charge = destination(w, &seller.id, 10_000, Some(1_230)).await;
        let transfer = transfer_of(w, &charge).await;
        try_reverse(w, &transfer, Some(5_000), true).await.unwrap();
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending), (0, 4_385));
        assert_eq!(payment(w, &charge.id).await.amount_transferred.minor(), 5_000);
        let all = w.balance(&w.platform.id).await;
        assert_eq!((all.available, all.pending), (0, 910 + 5_000 - 615));
        w.advance(10 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 4_385);
        try_reverse(w, &transfer, None, true).await.unwrap();
        assert_eq!(w.available(&seller.id).await, 0);
        assert_eq!(w.available(&w.platform.id).await, 10_000 - 320);
    }

    async fn a_fee_goes_back_only_where_there_is_one(w: &World) {
        w.fund(1_000).await;
        let seller = w.seller("Juniper").await;
        let transfer = sent(w, &seller.id, 1_000).await;
        refused(try_reverse(w, &transfer, None, true).await, "parameter_invalid", "refund_application_fee");
        assert_eq!(w.available(&seller.id).await, 1_000);
    }

    async fn reversals_belong_to_whoever_sent_the_transfer(w: &World) {
        w.fund(1_000).await;
        let seller = w.seller("Juniper").await;
        let transfer = sent(w, &seller.id, 1_000).await;
        let reversal = try_reverse(w, &transfer, Some(1), false).await.unwrap();
        let new = NewReversal::default();
        for actor in [acting(w, &seller.id), w.other_platform().await] {
            refused(transfers::reverse(&w.ctx, &actor, &transfer.id, &new, None).await, "resource_missing", "id");
            refused(transfers::reversal(&w.ctx, &actor, None, &reversal.id).await, "resource_missing", "id");
        }
        refused(transfers::reverse(&w.ctx, &w.owner(&seller.id), &transfer.id, &new, None).await, "permission_missing", None);
        let patch = Patch::Merge([("a".to_owned(), "b".to_owned())].into());
        let changed = transfers::update_reversal(&w.ctx, &w.key(), &transfer.id, &reversal.id, &patch, None)
            .await.unwrap().value;
        assert_eq!(changed.metadata.get("a"), Some("b"));
        let other = sent(w, &seller.id, 1).await;
        refused(transfers::reversal(&w.ctx, &w.key(), Some(&other.id), &reversal.id).await, "resource_missing", "id");
    }

    async fn funds_that_were_pulled_go_back_to_their_account(w: &World) {
        w.fund(1_000).await;
        let seller = w.seller("Juniper").await;
        sent(w, &seller.id, 1_000).await;
        let new = testkit::new_transfer(&w.platform.id, 700);
        let pulled = transfers::debit(&w.ctx, &w.admin(), &seller.id, &new, None)
            .await.unwrap().value;
        assert_eq!((w.available(&w.platform.id).await, w.available(&seller.id).await), (700, 300));
        // The account had sent it, so it is reversed in the name of the account.
        assert!(matches!(try_reverse(w, &pulled, None, false).await, Err(Error::NotFound { .. })));
        let own = acting(w, &seller.id);
        let new = NewReversal { amount: Some(200), ..NewReversal::default() };
        let made = transfers::reverse(&w.ctx, &own, &pulled.id, &new, None).await.unwrap().value;
        assert_eq!((w.available(&w.platform.id).await, w.available(&seller.id).await), (500, 500));
        let page = PageRequest::first(10);
        let found = transfers::reversals(&w.ctx, &own, &pulled.id, &page).await.unwrap();
        assert_eq!(found.items[0].id, made.id);
        let refund = service::refunds::retrieve(&w.ctx, &w.key(), &made.destination_payment_refund).await.unwrap();
        assert_eq!(refund.account, w.platform.id);
        // The platform covers it, or it stays.
        sent(w, &seller.id, 100).await;
        let rest = NewReversal::default();
        refused(transfers::reverse(&w.ctx, &own, &pulled.id, &rest, None).await, "balance_insufficient", "amount");
    }

    async fn fifty_reversals_of_a_tenth_at_once_are_ten(w: &World) {
        w.fund(1_000).await;
        let seller = w.seller("Juniper").await;
        let transfer = sent(w, &seller.id, 1_000).await;
        let tasks: Vec<_> = (0..50).map(|_| {
            let (ctx, actor, id) = (w.ctx.clone(), w.key(), transfer.id.clone());
            tokio::spawn(async move {
                let new = NewReversal { amount: Some(100), ..NewReversal::default() };
                transfers::reverse(&ctx, &actor, &id, &new, None).await
            })
        }).collect();
        let mut done = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => done += 1,
                Err(error) => assert_eq!(refusal(&error), ("amount_too_large", Some("amount"))),
            }
        }
        assert_eq!(done, 10);
        assert_eq!((w.available(&w.platform.id).await, w.available(&seller.id).await), (1_000, 0));
    }
}

/// An account spends available money: a settled recorded payment of it is refunded after another
/// took its place.
pub async fn spend(w: &World, account: &domain::id::AccountId, amount: i64) {
    let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
    let old = now.plus(-30 * DAY);
    let external = format!("{account}-{amount}");
    let new = testkit::new_payment(account, &external, amount, amount, old);
    let made = service::payments::record(&w.ctx, &w.admin(), &new, None)
        .await
        .unwrap();
    let made = made.value;
    refund(w, &acting(w, account), &refund_of(&made.id)).await;
}
