//! Sending funds: what moves, what is refused, and what stays exact under concurrency.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use domain::{
    account::Change,
    actor::Role,
    balance_transaction::{TransactionFilter, TransactionType},
    event::EventKind,
    list::PageRequest,
    metadata::Patch,
    money::{Currency, Money, Positive},
    transfer::NewReversal,
};
use service::{Error, Key, balances, events, payments, transfers};
use testkit::{World, both_engines, new_transfer, refusal, refused};

both_engines! {
    async fn a_transfer_moves_available_funds_at_once(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(10_000).await;
        let new = new_transfer(&seller.id, 2_500);
        let transfer = transfers::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value;
        assert_eq!(w.available(&w.platform.id).await, 7_500);
        assert_eq!(w.available(&seller.id).await, 2_500);

        let lines = balances::transactions(&w.ctx, &w.admin(), &TransactionFilter::default(), &PageRequest::first(10)).await.unwrap();
        assert_eq!(lines.items[0].kind, TransactionType::Transfer);
        assert_eq!(lines.items[0].net, -2_500);
        let owner = w.owner(&seller.id);
        let own = balances::transactions(&w.ctx, &owner, &TransactionFilter::default(), &PageRequest::first(10)).await.unwrap();
        assert_eq!((own.items.len(), own.items[0].net, own.items[0].available), (1, 2_500, true));
        let payment = payments::retrieve(&w.ctx, &owner, &transfer.destination_payment).await.unwrap();
        assert_eq!(payment.balance_transaction.as_ref(), Some(&own.items[0].id));

        let postings = transfers::postings(&w.ctx, &w.admin(), &transfer.id).await.unwrap();
        assert_eq!(postings.len(), 1);
        assert_eq!((postings[0].debit_balance, postings[0].credit_balance), (7_500, 2_500));
        let events = events::of(&w.ctx, &w.admin(), transfer.id.as_str()).await.unwrap();
        assert_eq!(events.iter().map(|it| it.kind).collect::<Vec<_>>(), [EventKind::TransferCreated]);
    }

    async fn a_transfer_over_the_available_balance_is_refused_and_changes_nothing(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let error = transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 1_001), None).await.unwrap_err();
        assert_eq!(refusal(&error), ("balance_insufficient", Some("amount")));
        assert!(error.to_string().contains("10.00 USD"), "{error}");
        assert_eq!(w.available(&w.platform.id).await, 1_000);
        assert_eq!(w.available(&seller.id).await, 0);
        let all = transfers::list(&w.ctx, &w.admin(), &Default::default(), &PageRequest::first(10)).await.unwrap();
        assert!(all.items.is_empty());
    }

    async fn a_destination_that_cannot_receive_is_refused_in_its_own_words(w: &World) {
        let newcomer = w.newcomer("Early Bird").await;
        w.fund(1_000).await;
        refused(transfers::create(&w.ctx, &w.admin(), &new_transfer(&newcomer.id, 1), None).await, "insufficient_capabilities_for_transfer", "destination");

        refused(transfers::create(&w.ctx, &w.admin(), &new_transfer(&w.platform.id, 1), None).await, "parameter_invalid", "destination");

        let seller = w.seller("Juniper").await;
        let mut euros = new_transfer(&seller.id, 1);
        euros.amount = Positive::new(Money::new(1, Currency::EUR)).unwrap();
        refused(transfers::create(&w.ctx, &w.admin(), &euros, None).await, "parameter_invalid", "currency");
    }

    async fn only_administrators_and_keys_send_funds(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        for role in Role::ALL {
            let sent = transfers::create(&w.ctx, &w.member(role), &new_transfer(&seller.id, 1), None).await;
            assert_eq!(sent.is_ok(), role == Role::Administrator, "{role:?}");
        }
        assert!(transfers::create(&w.ctx, &w.key(), &new_transfer(&seller.id, 1), None).await.is_ok());
        let own = transfers::create(&w.ctx, &w.owner(&seller.id), &new_transfer(&seller.id, 1), None).await;
        assert!(matches!(own, Err(Error::Forbidden(_))));
    }

    async fn another_platform_sees_neither_account_nor_transfer(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let transfer = transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 1), None).await.unwrap().value;
        let other = w.other_platform().await;
        let foreign = transfers::retrieve(&w.ctx, &other, &transfer.id).await.unwrap_err();
        let absent = transfers::retrieve(&w.ctx, &other, &"tr_absent".parse().unwrap()).await.unwrap_err();
        assert_eq!(foreign.code(), absent.code());
        refused(transfers::create(&w.ctx, &other, &new_transfer(&seller.id, 1), None).await, "resource_missing", "destination");
        let live = domain::actor::Actor::Member {
            user: domain::id::UserId::from_suffix("a"),
            tenant: domain::actor::Tenant { platform: w.platform.id.clone(), livemode: true },
            roles: vec![Role::Administrator],
            proof: domain::actor::Proof::Fresh,
        };
        refused(transfers::retrieve(&w.ctx, &live, &transfer.id).await, "resource_missing", "id");
    }

    async fn only_description_and_metadata_of_a_transfer_change(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let transfer = transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 10), None).await.unwrap().value;
        let patch = Patch::Merge([("order".to_owned(), "7".to_owned())].into());
        let changed = transfers::update(&w.ctx, &w.admin(), &transfer.id, Change::Set("Bonus".into()), &patch, None)
            .await.unwrap().value;
        assert_eq!(changed.description.as_deref(), Some("Bonus"));
        assert_eq!(changed.amount, transfer.amount);
        let events = events::of(&w.ctx, &w.admin(), transfer.id.as_str()).await.unwrap();
        assert_eq!(events.last().unwrap().kind, EventKind::TransferUpdated);
        assert!(events.last().unwrap().previous.is_some());
    }

    async fn describing_a_transfer_while_it_comes_back_loses_neither(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let transfer = transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 1_000), None).await.unwrap().value;
        let tasks: Vec<_> = (0..20).flat_map(|number| {
            let (ctx, actor, id) = (w.ctx.clone(), w.key(), transfer.id.clone());
            let back = tokio::spawn(async move {
                let amount = Some(1);
                let new = NewReversal { amount, refund_application_fee: false, description: None, metadata: Default::default() };
                transfers::reverse(&ctx, &actor, &id, &new, None).await.map(drop)
            });
            let (ctx, actor, id) = (w.ctx.clone(), w.key(), transfer.id.clone());
            let described = tokio::spawn(async move {
                let patch = Patch::Merge([(format!("note_{number}"), "1".to_owned())].into());
                transfers::update(&ctx, &actor, &id, Change::Keep, &patch, None).await.map(drop)
            });
            [back, described]
        }).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let after = transfers::retrieve(&w.ctx, &w.admin(), &transfer.id).await.unwrap();
        assert_eq!((after.amount_reversed.minor(), after.metadata.len()), (20, 20));
    }

    async fn a_reversal_described_by_many_at_once_keeps_every_word(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let transfer = transfers::create(&w.ctx, &w.admin(), &new_transfer(&seller.id, 1_000), None).await.unwrap().value;
        let new = NewReversal { amount: Some(1), refund_application_fee: false, description: None, metadata: Default::default() };
        let reversal = transfers::reverse(&w.ctx, &w.key(), &transfer.id, &new, None).await.unwrap().value;
        let tasks: Vec<_> = (0..20).map(|number| {
            let (ctx, actor, of, id) = (w.ctx.clone(), w.key(), transfer.id.clone(), reversal.id.clone());
            tokio::spawn(async move {
                let patch = Patch::Merge([(format!("note_{number}"), "1".to_owned())].into());
                transfers::update_reversal(&ctx, &actor, &of, &id, &patch, None).await.map(drop)
            })
        }).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let after = transfers::reversal(&w.ctx, &w.key(), Some(&transfer.id), &reversal.id).await.unwrap();
        assert_eq!(after.metadata.len(), 20);
    }

    async fn two_hundred_transfers_of_one_against_sixty_succeed_sixty_times(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(60).await;
        let ctx = Arc::new(w.ctx.clone());
        let tasks: Vec<_> = (0..200).map(|_| {
            let (ctx, actor, new) = (ctx.clone(), w.admin(), new_transfer(&seller.id, 1));
            tokio::spawn(async move { transfers::create(&ctx, &actor, &new, None).await })
        }).collect();
        let mut sent = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => sent += 1,
                Err(error) => assert_eq!(refusal(&error), ("balance_insufficient", Some("amount"))),
            }
        }
        assert_eq!(sent, 60);
        assert_eq!(w.available(&w.platform.id).await, 0);
        assert_eq!(w.available(&seller.id).await, 60);
    }

    async fn one_key_under_fifty_callers_has_one_effect(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let tasks: Vec<_> = (0..50).map(|_| {
            let (ctx, actor, new) = (w.ctx.clone(), w.admin(), new_transfer(&seller.id, 7));
            tokio::spawn(async move {
                let key = Key::new("form-1", "7");
                transfers::create(&ctx, &actor, &new, key.as_ref()).await.unwrap().value.id
            })
        }).collect();
        let mut ids = std::collections::BTreeSet::new();
        for task in tasks {
            ids.insert(task.await.unwrap());
        }
        assert_eq!(ids.len(), 1);
        assert_eq!(w.available(&seller.id).await, 7);
    }

    async fn a_key_with_other_input_is_refused_and_a_refusal_is_remembered(w: &World) {
        let seller = w.seller("Juniper").await;
        let (five, six) = (Key::new("k", "5").unwrap(), Key::new("k", "6").unwrap());
        let new = new_transfer(&seller.id, 5);
        let first = transfers::create(&w.ctx, &w.admin(), &new, Some(&five)).await.unwrap_err();
        assert!(matches!(first, Error::Refused { replayed: false, .. }));
        w.fund(1_000).await;
        let again = transfers::create(&w.ctx, &w.admin(), &new, Some(&five)).await.unwrap_err();
        assert!(matches!(again, Error::Refused { replayed: true, .. }));
        assert_eq!(refusal(&again), refusal(&first));
        assert_eq!(again.to_string(), first.to_string());
        let other = transfers::create(&w.ctx, &w.admin(), &new, Some(&six)).await;
        assert!(matches!(other, Err(Error::IdempotencyMismatch)));
        // The key of another person is another key.
        let own = transfers::create(&w.ctx, &w.key(), &new, Some(&five)).await.unwrap();
        assert!(!own.replayed);
    }

    async fn a_key_has_a_length(_w: &World) {
        assert!(Key::new("", "5").is_none());
        assert!(Key::new("k".repeat(255), "5").is_some());
        assert!(Key::new("k".repeat(256), "5").is_none());
    }

    async fn a_preview_checks_like_a_transfer_and_moves_nothing(w: &World) {
        let seller = w.seller("Juniper").await;
        w.fund(1_000).await;
        let preview = transfers::preview(&w.ctx, &w.admin(), &new_transfer(&seller.id, 400)).await.unwrap();
        assert_eq!((preview.platform_before.available, preview.destination_before.available), (1_000, 0));
        refused(transfers::preview(&w.ctx, &w.admin(), &new_transfer(&seller.id, 1_001)).await, "balance_insufficient", "amount");
        assert_eq!(w.available(&w.platform.id).await, 1_000);
    }
}
