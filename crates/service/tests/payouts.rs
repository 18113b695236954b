//! Payouts that somebody asks for: what they take, how they go, and how they come back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "payouts/instant.rs"]
mod instant;
#[path = "payouts/reversals.rs"]
mod reversals;
#[path = "payouts/support.rs"]
mod support;

use domain::{
    account::AccountKind,
    actor::{Actor, Permission, Rights, Role},
    balance_transaction::TransactionType,
    id::PayoutId,
    list::PageRequest,
    metadata::Patch,
    payout::{NewPayout, PayoutMethod, PayoutStatus},
    time::{DAY, HOUR},
};
use service::{Error, accounts, payouts};
use testkit::{World, both_engines, new_payout, refused};

use support::{cancel, found, lines, make, send_back, status_of_bank, told, tried};

both_engines! {
    async fn a_payout_goes_to_the_bank_and_arrives(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 10_000).await;
        let payout = make(w, &seller, &new_payout(10_000)).await;
        assert_eq!((payout.status, payout.automatic), (PayoutStatus::Pending, false));
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.in_transit), (0, 10_000));
        // Sunday, 14:03: it goes at 22:00 and is there on Monday.
        w.advance(8 * HOUR).await;
        let sent = found(w, &payout).await;
        assert_eq!(sent.status, PayoutStatus::InTransit);
        assert!(sent.trace_id.is_some());
        w.advance(2 * HOUR).await;
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
        assert_eq!(w.balance(&seller.id).await.in_transit, 0);
        let kinds: Vec<_> = lines(w, &payout).await.iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [TransactionType::Payout, TransactionType::Payment]);
        assert_eq!(told(w, payout.id.as_str()).await, ["payout.created", "payout.updated", "payout.paid"]);
        let postings = payouts::postings(&w.ctx, &w.admin(), Some(&seller.id), &payout.id).await.unwrap();
        assert_eq!(postings.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["payout", "payout_paid"]);
    }

    async fn a_part_takes_whole_lines_and_leaves_the_rest_open(w: &World) {
        let seller = w.banked("Juniper").await;
        for amount in [1_000, 2_000, 3_000] {
            w.earn(&seller.id, amount).await;
        }
        let first = make(w, &seller, &new_payout(1_500)).await;
        let taken: Vec<_> = lines(w, &first).await.iter().map(|line| (line.kind, line.net)).collect();
        assert_eq!(taken, [
            (TransactionType::Payout, -1_500),
            (TransactionType::PayoutMinimumBalanceHold, -1_500),
            (TransactionType::Payment, 2_000),
            (TransactionType::Payment, 1_000),
        ]);
        let second = make(w, &seller, &new_payout(4_500)).await;
        let taken: Vec<_> = lines(w, &second).await.iter().map(|line| (line.kind, line.net)).collect();
        assert_eq!(taken.len(), 3, "{taken:?}");
        assert!(taken.contains(&(TransactionType::PayoutMinimumBalanceRelease, 1_500)));
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn what_is_not_allowed_is_refused_in_order_and_changes_nothing(w: &World) {
        let newcomer = w.newcomer("Red Kite").await;
        refused(tried(w, &newcomer.id, &new_payout(1)).await, "payouts_not_allowed", None);
        let seller = w.seller("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        refused(tried(w, &seller.id, &new_payout(1)).await, "bank_account_unusable", "currency");
        w.bank(&seller.id, "btok_us").await;
        let to = |id: &str| NewPayout { destination: Some(id.to_owned()), ..new_payout(1) };
        refused(tried(w, &seller.id, &to("ba_none")).await, "resource_missing", "destination");
        let northern = w.account("Maple", AccountKind::Express, "CA").await;
        w.bank(&northern.id, "btok_us").await;
        let at_home = w.bank(&northern.id, "btok_ca").await;
        refused(tried(w, &northern.id, &to(at_home.id())).await, "parameter_invalid", "destination");
        refused(tried(w, &seller.id, &new_payout(1_001)).await, "balance_insufficient", "amount");
        let instant = |amount| NewPayout { method: PayoutMethod::Instant, ..new_payout(amount) };
        refused(tried(w, &seller.id, &instant(1_000)).await, "balance_insufficient", "amount");
        refused(tried(w, &seller.id, &instant(49)).await, "amount_too_small", "amount");
        let long = NewPayout { statement_descriptor: Some("x".repeat(23)), ..new_payout(1) };
        refused(tried(w, &seller.id, &long).await, "parameter_invalid_string_length", "statement_descriptor");
        assert_eq!(w.available(&seller.id).await, 1_000);
        let none = payouts::list(&w.ctx, &w.admin(), Some(&seller.id), &Default::default(), &PageRequest::first(10)).await;
        assert!(none.unwrap().items.is_empty());
    }

    async fn only_those_who_may_pay_out_make_payouts(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        for actor in [w.owner(&seller.id), w.member(Role::Support), w.member(Role::Developer)] {
            let made = payouts::create(&w.ctx, &actor, Some(&seller.id), &new_payout(1), None).await;
            assert!(matches!(made, Err(Error::Forbidden(Permission::PayOut))), "{actor:?}");
        }
        let other = w.other_platform().await;
        let made = payouts::create(&w.ctx, &other, Some(&seller.id), &new_payout(1), None).await;
        assert!(matches!(made, Err(Error::NotFound { .. })));
        let payout = make(w, &seller, &new_payout(1)).await;
        let read = payouts::retrieve(&w.ctx, &w.owner(&seller.id), None, &payout.id).await;
        assert_eq!(read.unwrap(), payout);
        refused(payouts::retrieve(&w.ctx, &w.admin(), None, &payout.id).await, "resource_missing", "id");
        refused(payouts::retrieve(&w.ctx, &other, Some(&seller.id), &payout.id).await, "resource_missing", "id");
    }

    async fn a_platform_pays_out_its_own_balance_when_it_wants(w: &World) {
        w.fund(5_000).await;
        w.bank(&w.platform.id, "btok_us_verified").await;
        let key = match w.key() {
            Actor::Key { key, tenant, .. } => Actor::Key { key, tenant, on_behalf: None, rights: Rights::ALL },
            other => other,
        };
        let payout = payouts::create(&w.ctx, &key, None, &new_payout(2_000), None).await;
        let payout = payout.unwrap().value;
        assert_eq!(w.available(&w.platform.id).await, 3_000);
        w.advance(7 * DAY).await;
        assert_eq!(w.available(&w.platform.id).await, 3_000, "the schedule of platforms is manual");
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
    }

    async fn a_pending_payout_can_be_called_back_once(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        let done = cancel(w, &payout).await.unwrap();
        assert_eq!(done.status, PayoutStatus::Canceled);
        assert_eq!(w.available(&seller.id).await, 1_000);
        refused(cancel(w, &payout).await, "status_transition_invalid", None);
        assert_eq!(told(w, payout.id.as_str()).await, ["payout.created", "payout.canceled"]);
        w.advance(HOUR).await;
        let again = make(w, &seller, &new_payout(1_000)).await;
        w.advance(8 * HOUR).await;
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Canceled);
        refused(cancel(w, &again).await, "status_transition_invalid", None);
    }

    async fn only_the_metadata_of_a_payout_changes(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        let patch = Patch::Merge([("run".to_owned(), "7".to_owned())].into());
        for _ in 0..2 {
            let owner = Some(&seller.id);
            let after = payouts::update(&w.ctx, &w.admin(), owner, &payout.id, &patch, None).await;
            assert_eq!(after.unwrap().value.metadata.get("run"), Some("7"));
        }
        assert_eq!(told(w, payout.id.as_str()).await, ["payout.created", "payout.updated"]);
        let none = PayoutId::from_suffix("none");
        let missing = payouts::update(&w.ctx, &w.admin(), None, &none, &patch, None).await;
        assert!(matches!(missing, Err(Error::NotFound { .. })));
    }

    async fn the_numbers_of_test_banks_decide_why_a_payout_fails(w: &World) {
        let cases = [
            ("noAccount", "no_account"), ("accountClosed", "account_closed"),
            ("insufficientFunds", "insufficient_funds"),
            ("debitNotAuthorized", "debit_not_authorized"), ("invalidCurrency", "invalid_currency"),
        ];
        for (ending, code) in cases {
            let seller = w.seller(ending).await;
            let bank = w.bank(&seller.id, &format!("btok_us_verified_{ending}")).await;
            w.earn(&seller.id, 1_000).await;
            let payout = make(w, &seller, &new_payout(400)).await;
            assert_eq!(w.available(&seller.id).await, 600);
            w.advance(2 * DAY).await;
            let failed = found(w, &payout).await;
            assert_eq!(failed.status, PayoutStatus::Failed);
            assert_eq!(failed.failure.unwrap().code, code);
            assert!(failed.failure_balance_transaction.is_some());
            assert_eq!(told(w, payout.id.as_str()).await.last().copied(), Some("payout.failed"));
            assert_eq!(told(w, bank.id()).await.last().copied(), Some("account.external_account.updated"));
            assert!(status_of_bank(w, &seller.id).await);
            let balance = w.balance(&seller.id).await;
            assert_eq!(balance.available + balance.in_transit, 1_000);
        }
    }

    async fn a_bank_sends_back_what_was_paid_within_five_business_days(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        refused(send_back(w, &payout).await, "status_transition_invalid", None);
        // Arrives on Monday the 23rd; Thanksgiving is no business day, so Tuesday the 1st is the fifth.
        w.advance(9 * DAY).await;
        let failed = send_back(w, &payout).await.unwrap();
        assert_eq!(failed.status, PayoutStatus::Failed);
        assert_eq!(w.available(&seller.id).await, 1_000);
        assert_eq!(told(w, payout.id.as_str()).await[2..], ["payout.paid", "payout.failed"]);
        assert!(status_of_bank(w, &seller.id).await);

        let other = w.banked("Blue Heron").await;
        w.earn(&other.id, 1_000).await;
        let late = make(w, &other, &new_payout(1_000)).await;
        w.advance(12 * DAY).await;
        refused(send_back(w, &late).await, "status_transition_invalid", None);
    }

    async fn a_payout_of_an_account_that_was_deleted_ends_like_any_other(w: &World) {
        for (bank, left) in [("btok_us_verified", 0), ("btok_us_verified_noAccount", 1_000)] {
            let seller = w.seller(bank).await;
            w.bank(&seller.id, bank).await;
            w.earn(&seller.id, 1_000).await;
            make(w, &seller, &new_payout(1_000)).await;
            accounts::delete(&w.ctx, &w.admin(), &seller.id).await.unwrap();
            w.advance(3 * DAY).await;
            let balance = w.balance(&seller.id).await;
            assert_eq!((balance.available, balance.in_transit), (left, 0));
        }
    }

    async fn a_hundred_payouts_of_the_whole_balance_pay_it_out_once(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 60_000).await;
        w.earn(&seller.id, 40_000).await;
        let tasks: Vec<_> = (0..100).map(|_| {
            let (ctx, actor, id) = (w.ctx.clone(), w.admin(), seller.id.clone());
            tokio::spawn(async move {
                payouts::create(&ctx, &actor, Some(&id), &new_payout(100_000), None).await
            })
        }).collect();
        let mut made = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => made += 1,
                Err(error) => assert_eq!(error.code(), "balance_insufficient"),
            }
        }
        assert_eq!(made, 1);
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.in_transit), (0, 100_000));
    }
}
