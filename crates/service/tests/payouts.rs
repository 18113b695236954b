//! Payouts that somebody asks for: what they take, how they go, and how they come back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use domain::{
    account::Account,
    actor::{Actor, Permission, Role},
    balance_transaction::{BalanceTransaction, TransactionType},
    external_account::PayoutFailure,
    id::{AccountId, PayoutId},
    list::PageRequest,
    metadata::{Metadata, Patch},
    money::{Currency, Money, Positive},
    payment::NewPayment,
    payout::{NewPayout, Payout, PayoutMethod, PayoutStatus},
    time::{DAY, HOUR, MINUTE},
};
use service::{Ctx, Error, accounts, config::Config, events, payouts};
use testkit::{World, both_engines, new_payment, new_payout};

async fn make(w: &World, account: &Account, new: &NewPayout) -> Payout {
    let made = payouts::create(&w.ctx, &w.admin(), Some(&account.id), new, None).await;
    made.unwrap().into_value().unwrap()
}

/// A refused payout: its code and parameter.
async fn refused(w: &World, account: &AccountId, new: &NewPayout) -> (String, String) {
    match payouts::create(&w.ctx, &w.admin(), Some(account), new, None).await {
        Err(Error::Refused { code, param, .. }) => (code, param.unwrap_or_default()),
        Err(Error::NotFound { param, .. }) => ("resource_missing".into(), param.into()),
        Err(Error::Invalid { code, param, .. }) => (code.into(), param),
        other => panic!("{other:?}"),
    }
}

async fn found(w: &World, payout: &Payout) -> Payout {
    let owner = Some(&payout.account);
    payouts::retrieve(&w.ctx, &w.admin(), owner, &payout.id)
        .await
        .unwrap()
}

async fn lines(w: &World, payout: &Payout) -> Vec<BalanceTransaction> {
    let page = PageRequest::first(100);
    let lines = payouts::lines(&w.ctx, &w.admin(), Some(&payout.account), &payout.id, &page).await;
    let lines = lines.unwrap().items;
    assert_eq!(lines.iter().map(|line| line.net).sum::<i64>(), 0);
    assert_eq!(
        lines[0].id, payout.balance_transaction,
        "its own line comes first"
    );
    lines
}

async fn told(w: &World, subject: &str) -> Vec<String> {
    let events = events::of(&w.ctx, &w.admin(), subject).await.unwrap();
    events.into_iter().map(|it| it.kind).collect()
}

/// What is on payouts that were sent and not taken back, and what is left, together.
async fn sent_and_left(w: &World, account: &AccountId) -> i64 {
    let page = PageRequest::first(100);
    let all = payouts::list(
        &w.ctx,
        &w.admin(),
        Some(account),
        &Default::default(),
        &page,
    )
    .await;
    let gone = |it: &&Payout| it.status == PayoutStatus::Paid;
    let gone: i64 = all
        .unwrap()
        .items
        .iter()
        .filter(gone)
        .map(|it| it.amount.minor())
        .sum();
    let balance = w.balance(account).await;
    gone + balance.available + balance.pending + balance.in_transit
}

async fn status_of_bank(w: &World, account: &AccountId) -> bool {
    let account = accounts::retrieve(&w.ctx, &w.admin(), account)
        .await
        .unwrap();
    account.external_accounts()[0].is_errored()
}

async fn reverse(w: &World, payout: &Payout) -> service::Result<Payout> {
    let (owner, none) = (Some(&payout.account), Metadata::default());
    let made = payouts::reverse(&w.ctx, &w.admin(), owner, &payout.id, &none, None).await;
    Ok(made?.into_value().unwrap())
}

async fn send_back(w: &World, payout: &Payout) -> service::Result<Payout> {
    let failure = PayoutFailure::AccountClosed;
    payouts::send_back(
        &w.ctx,
        &w.admin(),
        Some(&payout.account),
        &payout.id,
        failure,
    )
    .await
}

async fn cancel(w: &World, payout: &Payout) -> service::Result<Payout> {
    let owner = Some(&payout.account);
    let done = payouts::cancel(&w.ctx, &w.admin(), owner, &payout.id, None).await?;
    Ok(done.into_value().unwrap())
}

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
        let pair = |code: &str, param: &str| (code.to_owned(), param.to_owned());
        assert_eq!(refused(w, &newcomer.id, &new_payout(1)).await, pair("payouts_not_allowed", ""));
        let seller = w.seller("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        assert_eq!(refused(w, &seller.id, &new_payout(1)).await, pair("bank_account_unusable", "currency"));
        w.bank(&seller.id, "btok_us").await;
        let german = w.bank(&seller.id, "btok_de").await;
        let to = |id: &str| NewPayout { destination: Some(id.to_owned()), ..new_payout(1) };
        assert_eq!(refused(w, &seller.id, &to("ba_none")).await, pair("resource_missing", "destination"));
        assert_eq!(refused(w, &seller.id, &to(german.id())).await, pair("parameter_invalid", "destination"));
        assert_eq!(refused(w, &seller.id, &new_payout(1_001)).await, pair("balance_insufficient", "amount"));
        let instant = |amount| NewPayout { method: PayoutMethod::Instant, ..new_payout(amount) };
        assert_eq!(refused(w, &seller.id, &instant(1_000)).await, pair("balance_insufficient", "amount"));
        assert_eq!(refused(w, &seller.id, &instant(49)).await, pair("amount_too_small", "amount"));
        let long = NewPayout { statement_descriptor: Some("x".repeat(23)), ..new_payout(1) };
        let error = refused(w, &seller.id, &long).await;
        assert_eq!(error, pair("parameter_invalid_string_length", "statement_descriptor"));
        assert_eq!(w.available(&seller.id).await, 1_000);
        let none = payouts::list(&w.ctx, &w.admin(), Some(&seller.id), &Default::default(), &PageRequest::first(10)).await;
        assert!(none.unwrap().items.is_empty());
    }

    async fn only_those_who_send_funds_make_payouts(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        for actor in [w.owner(&seller.id), w.member(Role::Support), w.member(Role::Developer)] {
            let made = payouts::create(&w.ctx, &actor, Some(&seller.id), &new_payout(1), None).await;
            assert!(matches!(made, Err(Error::Forbidden(Permission::SendFunds))), "{actor:?}");
        }
        let other = w.other_platform().await;
        let made = payouts::create(&w.ctx, &other, Some(&seller.id), &new_payout(1), None).await;
        assert!(matches!(made, Err(Error::NotFound { .. })));
        let payout = make(w, &seller, &new_payout(1)).await;
        let read = payouts::retrieve(&w.ctx, &w.owner(&seller.id), None, &payout.id).await;
        assert_eq!(read.unwrap(), payout);
        assert!(payouts::retrieve(&w.ctx, &w.admin(), None, &payout.id).await.is_err());
        assert!(payouts::retrieve(&w.ctx, &other, Some(&seller.id), &payout.id).await.is_err());
    }

    async fn a_platform_pays_out_its_own_balance_when_it_wants(w: &World) {
        w.fund(5_000).await;
        w.bank(&w.platform.id, "btok_us_verified").await;
        let key = match w.key() {
            Actor::Key { key, tenant, .. } => Actor::Key { key, tenant, on_behalf: None },
            other => other,
        };
        let payout = payouts::create(&w.ctx, &key, None, &new_payout(2_000), None).await;
        let payout = payout.unwrap().into_value().unwrap();
        assert_eq!(w.available(&w.platform.id).await, 3_000);
        w.advance(7 * DAY).await;
        assert_eq!(w.available(&w.platform.id).await, 3_000, "the schedule of platforms is manual");
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
    }

    async fn an_instant_payout_costs_a_fee_and_takes_minutes(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 10_000).await;
        let new = NewPayout { method: PayoutMethod::Instant, ..new_payout(5_000) };
        let payout = make(w, &seller, &new).await;
        assert_eq!((payout.status, payout.fee), (PayoutStatus::InTransit, w.usd(50)));
        let own = &lines(w, &payout).await[0];
        assert_eq!((own.amount, own.fee, own.net), (-5_000, 50, -5_050));
        assert_eq!(w.available(&seller.id).await, 4_950);
        w.advance(29 * MINUTE).await;
        assert_eq!(found(w, &payout).await.status, PayoutStatus::InTransit);
        w.advance(2 * MINUTE).await;
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
    }

    async fn instant_payouts_have_limits_per_payout_and_day(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 9_000_000).await;
        let pair = |code: &str, param: &str| (code.to_owned(), param.to_owned());
        let instant = |amount| NewPayout { method: PayoutMethod::Instant, ..new_payout(amount) };
        assert_eq!(refused(w, &seller.id, &instant(999_901)).await, pair("amount_too_large", "amount"));
        make(w, &seller, &instant(999_900)).await;
        let mut pricing = w.ctx.config.pricing.clone();
        pricing.instant_daily = [(Currency::USD, 1_500_000)].into();
        let config = Config { pricing, base_url: w.ctx.config.base_url.clone() };
        let ctx = Ctx { config: config.into(), ..w.ctx.clone() };
        let send = async |amount| {
            let made = payouts::create(&ctx, &w.admin(), Some(&seller.id), &instant(amount), None).await;
            made.map(drop).map_err(|error| error.code().to_owned())
        };
        let exceeded = Err("instant_payouts_limit_exceeded".to_owned());
        assert_eq!(send(500_101).await, exceeded);
        assert_eq!(send(500_100).await, Ok(()));
        assert_eq!(send(50).await, exceeded);
        // It is 14:03 in London and 8:03 in Chicago, where the day ends at 6:00.
        w.advance(15 * HOUR).await;
        w.earn(&seller.id, 9_000_000).await;
        assert_eq!(send(50).await, exceeded);
        w.advance(HOUR).await;
        w.earn(&seller.id, 9_000_000).await;
        assert_eq!(send(999_900).await, Ok(()));
    }

    async fn instant_payouts_stay_in_the_country(w: &World) {
        let seller = w.seller("Juniper").await;
        w.bank(&seller.id, "btok_de").await;
        let euros = NewPayment {
            amount: Positive::new(Money::new(5_000, Currency::EUR)).unwrap(),
            application_fee: Money::zero(Currency::EUR),
            ..new_payment(&seller.id, "euros", 5_000, 0, service::clock::get(&w.ctx, &w.admin()).await.unwrap().plus(-30 * DAY))
        };
        service::payments::record(&w.ctx, &w.admin(), &euros, None).await.unwrap();
        let new = NewPayout {
            amount: Positive::new(Money::new(1_000, Currency::EUR)).unwrap(),
            method: PayoutMethod::Instant,
            ..new_payout(1)
        };
        let error = refused(w, &seller.id, &new).await;
        assert_eq!(error, ("instant_payouts_unsupported".to_owned(), "destination".to_owned()));
    }

    async fn a_pending_payout_can_be_called_back_once(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        let done = cancel(w, &payout).await.unwrap();
        assert_eq!(done.status, PayoutStatus::Canceled);
        assert_eq!(w.available(&seller.id).await, 1_000);
        assert_eq!(cancel(w, &payout).await.unwrap_err().code(), "status_transition_invalid");
        assert_eq!(told(w, payout.id.as_str()).await, ["payout.created", "payout.canceled"]);
        w.advance(HOUR).await;
        let again = make(w, &seller, &new_payout(1_000)).await;
        w.advance(8 * HOUR).await;
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Canceled);
        assert_eq!(cancel(w, &again).await.unwrap_err().code(), "status_transition_invalid");
    }

    async fn only_the_metadata_of_a_payout_changes(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        let patch = Patch::Merge([("run".to_owned(), "7".to_owned())].into());
        for _ in 0..2 {
            let owner = Some(&seller.id);
            let after = payouts::update(&w.ctx, &w.admin(), owner, &payout.id, &patch, None).await;
            assert_eq!(after.unwrap().into_value().unwrap().metadata.get("run"), Some("7"));
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
            assert_eq!(told(w, payout.id.as_str()).await.last().unwrap(), "payout.failed");
            assert_eq!(told(w, bank.id()).await.last().unwrap(), "account.external_account.updated");
            assert!(status_of_bank(w, &seller.id).await);
            let balance = w.balance(&seller.id).await;
            assert_eq!(balance.available + balance.in_transit, 1_000);
        }
    }

    async fn a_bank_sends_back_what_was_paid_within_five_business_days(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        assert_eq!(send_back(w, &payout).await.unwrap_err().code(), "status_transition_invalid");
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
        assert_eq!(send_back(w, &late).await.unwrap_err().code(), "status_transition_invalid");
    }

    async fn a_payout_is_taken_back_once_by_another_below_zero(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        assert_eq!(reverse(w, &payout).await.unwrap_err().code(), "status_transition_invalid");
        w.advance(DAY).await;
        let reversal = reverse(w, &payout).await.unwrap();
        assert_eq!(reversal.amount, w.usd(-1_000));
        assert_eq!(reversal.original_payout.as_ref(), Some(&payout.id));
        assert_eq!(found(w, &payout).await.reversed_by.as_ref(), Some(&reversal.id));
        lines(w, &reversal).await;
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending, balance.in_transit), (0, 1_000, -1_000));
        assert_eq!(reverse(w, &payout).await.unwrap_err().code(), "status_transition_invalid");
        assert_eq!(reverse(w, &reversal).await.unwrap_err().code(), "status_transition_invalid");
        assert_eq!(cancel(w, &reversal).await.unwrap_err().code(), "status_transition_invalid");
        payouts::pay(&w.ctx, &w.admin(), Some(&seller.id), &reversal.id).await.unwrap();
        assert_eq!(w.balance(&seller.id).await.in_transit, 0);
        assert_eq!(send_back(w, &payout).await.unwrap_err().code(), "status_transition_invalid");
    }

    async fn a_reversal_is_called_back_when_its_payout_fails(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        w.advance(8 * HOUR).await;
        let reversal = reverse(w, &payout).await.unwrap();
        let failure = PayoutFailure::NoAccount;
        payouts::fail(&w.ctx, &w.admin(), Some(&seller.id), &payout.id, failure).await.unwrap();
        assert_eq!(found(w, &reversal).await.status, PayoutStatus::Canceled);
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending, balance.in_transit), (1_000, 0, 0));
        w.advance(DAY).await;
        assert_eq!(found(w, &reversal).await.status, PayoutStatus::Canceled);
    }

    async fn what_a_reversal_brings_is_there_when_its_bank_paid(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        // Monday 14:03; the bank is asked at 22:00 and pays on Tuesday.
        w.advance(DAY).await;
        let reversal = reverse(w, &payout).await.unwrap();
        assert_eq!(refused(w, &seller.id, &new_payout(1)).await.0, "balance_insufficient");
        w.advance(10 * HOUR).await;
        assert_eq!(found(w, &reversal).await.status, PayoutStatus::Paid);
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending, balance.in_transit), (1_000, 0, 0));
        // The payday of Tuesday comes after it.
        w.advance(HOUR).await;
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.in_transit), (0, 1_000));
    }

    async fn a_reversal_that_its_bank_refuses_brings_nothing(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 1_000).await;
        let payout = make(w, &seller, &new_payout(1_000)).await;
        w.advance(DAY).await;
        let reversal = reverse(w, &payout).await.unwrap();
        w.advance(9 * HOUR).await;
        let failure = PayoutFailure::DebitNotAuthorized;
        payouts::fail(&w.ctx, &w.admin(), Some(&seller.id), &reversal.id, failure).await.unwrap();
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.available, balance.pending, balance.in_transit), (0, 0, 0));
        w.advance(3 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
    }

    async fn a_payout_that_was_taken_back_does_not_fail_any_more(w: &World) {
        for bank in ["btok_us_verified", "btok_us_verified_noAccount"] {
            let seller = w.seller(bank).await;
            w.bank(&seller.id, bank).await;
            w.earn(&seller.id, 1_000).await;
            let payout = make(w, &seller, &new_payout(1_000)).await;
            let owner = Some(&seller.id);
            w.advance(8 * HOUR).await;
            let reversal = reverse(w, &payout).await.unwrap();
            payouts::pay(&w.ctx, &w.admin(), owner, &reversal.id).await.unwrap();
            let failure = PayoutFailure::NoAccount;
            let failed = payouts::fail(&w.ctx, &w.admin(), owner, &payout.id, failure).await;
            assert_eq!(failed.unwrap_err().code(), "status_transition_invalid");
            // Nor does the bank send it back on the day of its arrival.
            w.advance(DAY).await;
            assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
            assert_eq!(sent_and_left(w, &seller.id).await, 1_000);
            w.advance(17 * HOUR).await;
        }
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
