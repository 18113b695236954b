//! Payouts that a schedule makes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeMap;

use domain::{
    account::{Account, AccountKind, Change, MinimumChange, ScheduleChange, SettingsChange},
    actor::{Actor, Rights},
    balance_transaction::TransactionType,
    external_account::PayoutFailure,
    id::AccountId,
    list::PageRequest,
    metadata::Metadata,
    money::{Currency, Money, Positive},
    payment::NewPayment,
    payout::{
        NewPayout, Payout, PayoutStatus,
        schedule::{Interval, Schedule, Weekday},
    },
    time::{DAY, HOUR, Timestamp},
};
use service::{
    balance_settings,
    disputes::{self, NewDispute},
    events, payouts, simulator, transfers,
};
use testkit::{World, both_engines, express, new_payout, new_transfer, refused};

/// The payouts of an account, the oldest first.
async fn all(w: &World, account: &AccountId) -> Vec<Payout> {
    let page = PageRequest::first(100);
    let found = payouts::list(
        &w.ctx,
        &w.admin(),
        Some(account),
        &Default::default(),
        &page,
    )
    .await;
    let mut found = found.unwrap().items;
    found.reverse();
    found
}

/// Day and amount of each.
async fn paid(w: &World, account: &AccountId) -> Vec<(String, i64)> {
    let payouts = all(w, account).await;
    payouts
        .iter()
        .map(|it| (it.created.date().to_string(), it.moves.signed().minor()))
        .collect()
}

fn day(date: &str, amount: i64) -> (String, i64) {
    (date.to_owned(), amount)
}

async fn set(w: &World, account: &AccountId, settings: &SettingsChange) {
    let Actor::Key { key, tenant, .. } = w.key() else {
        panic!("a key")
    };
    let actor = Actor::Key {
        key,
        tenant,
        on_behalf: Some(account.clone()),
        rights: Rights::ALL,
    };
    balance_settings::update(&w.ctx, &actor, settings, None)
        .await
        .unwrap();
}

async fn schedule(w: &World, account: &AccountId, change: ScheduleChange) {
    let settings = SettingsChange {
        payouts: change,
        ..Default::default()
    };
    set(w, account, &settings).await;
}

fn every(interval: Interval) -> ScheduleChange {
    ScheduleChange {
        interval: Some(interval),
        ..Default::default()
    }
}

both_engines! {
    async fn a_daily_schedule_pays_the_whole_balance_on_business_days(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 10_000).await;
        w.advance(11 * HOUR).await;
        let payouts = all(w, &seller.id).await;
        assert_eq!(payouts.len(), 1);
        let payout = &payouts[0];
        // Monday, 1:00; it goes at 22:00 and is there on Tuesday.
        assert_eq!((payout.automatic, payout.created.date().to_string().as_str()), (true, "2026-11-23"));
        assert_eq!(payout.arrival_date.date().to_string(), "2026-11-24");
        assert_eq!(w.available(&seller.id).await, 0);
        w.advance(DAY).await;
        w.earn(&seller.id, 700).await;
        w.advance(DAY).await;
        w.earn(&seller.id, 50).await;
        // Thursday is Thanksgiving.
        w.advance(5 * DAY).await;
        assert_eq!(paid(w, &seller.id).await, [day("2026-11-23", 10_000), day("2026-11-25", 700), day("2026-11-27", 50)]);
        assert!(all(w, &seller.id).await.iter().all(|it| it.status == PayoutStatus::Paid));
        let kinds: Vec<_> = events::of(&w.ctx, &w.admin(), payout.id.as_str()).await.unwrap().into_iter().map(|it| it.kind.name()).collect();
        assert_eq!(kinds, ["payout.created", "payout.reconciliation_completed", "payout.updated", "payout.paid"]);
        let cancel = payouts::cancel(&w.ctx, &w.admin(), Some(&seller.id), &payout.id, None).await;
        refused(cancel, "status_transition_invalid", None);
    }

    async fn banks_move_whole_forints_and_the_rest_stays_with_a_reason(w: &World) {
        let huf: Currency = "huf".parse().unwrap();
        let seller = w.account("Juniper", AccountKind::Express, "HU").await;
        w.bank(&seller.id, "btok_hu_verified").await;
        w.earn_in(&seller.id, Money::new(1_234_567, huf)).await;
        let by_hand = NewPayout {
            amount: Positive::new(Money::new(1_234_567, huf)).unwrap(),
            ..new_payout(1)
        };
        let made = payouts::create(&w.ctx, &w.admin(), Some(&seller.id), &by_hand, None).await;
        refused(made, "parameter_invalid_integer", "amount");
        w.advance(DAY).await;
        assert_eq!(paid(w, &seller.id).await, [day("2026-11-23", 1_234_500)]);
        assert_eq!(w.balance_in(&seller.id, huf).await.available, 67);
        let rests: Vec<_> = w.lines(&seller.id).await
            .into_iter()
            .filter(|line| line.kind != TransactionType::Payment && line.kind != TransactionType::Payout)
            .map(|line| (line.net, line.description.unwrap_or_default()))
            .collect();
        let why = "Payouts in HUF have no decimals: what is below one HUF stays";
        assert_eq!(rests, [(-67, why.to_owned()), (67, why.to_owned())]);
        // Less than a forint is no payout; with what comes it is.
        w.advance(DAY).await;
        assert_eq!(all(w, &seller.id).await.len(), 1);
        w.earn_in(&seller.id, Money::new(133, huf)).await;
        w.advance(DAY).await;
        assert_eq!(w.balance_in(&seller.id, huf).await.available, 0);
    }

    async fn a_minimum_balance_stays(w: &World) {
        let seller = w.banked("Juniper").await;
        let keep = MinimumChange::Merge([(Currency::USD, Some(2_000))].into());
        let settings = SettingsChange { minimum_balance: keep, ..Default::default() };
        set(w, &seller.id, &settings).await;
        w.earn(&seller.id, 1_500).await;
        w.advance(DAY).await;
        assert!(all(w, &seller.id).await.is_empty());
        w.earn(&seller.id, 3_500).await;
        w.advance(DAY).await;
        assert_eq!(paid(w, &seller.id).await, [day("2026-11-24", 3_000)]);
        assert_eq!(w.available(&seller.id).await, 2_000);
        let payout = &all(w, &seller.id).await[0];
        let lines = payouts::lines(&w.ctx, &w.admin(), Some(&seller.id), &payout.id, &PageRequest::first(10)).await.unwrap().items;
        assert_eq!((lines[0].kind, lines[0].net), (TransactionType::Payout, -3_000));
        assert_eq!((lines[1].kind, lines[1].net), (TransactionType::PayoutMinimumBalanceHold, -2_000));
        assert_eq!(lines.iter().map(|line| line.net).sum::<i64>(), 0);
        // Without a minimum, the rest goes out by itself.
        let settings = SettingsChange { minimum_balance: MinimumChange::Clear, ..Default::default() };
        set(w, &seller.id, &settings).await;
        w.advance(DAY).await;
        assert_eq!(paid(w, &seller.id).await.last(), Some(&day("2026-11-25", 2_000)));
    }

    async fn weekly_and_monthly_schedules_keep_to_their_days(w: &World) {
        let weekly = w.banked("Weekly").await;
        let days = Some(vec![Weekday::Wednesday, Weekday::Thursday]);
        schedule(w, &weekly.id, ScheduleChange { interval: Some(Interval::Weekly), weekly_days: days, monthly_days: None }).await;
        let monthly = w.banked("Monthly").await;
        let days = Some(vec![31]);
        schedule(w, &monthly.id, ScheduleChange { interval: Some(Interval::Monthly), monthly_days: days, weekly_days: None }).await;
        for _ in 0..11 {
            w.earn(&weekly.id, 100).await;
            w.earn(&monthly.id, 10).await;
            w.advance(DAY).await;
        }
        // The 26th is Thanksgiving, so Thursday's payday is Friday.
        assert_eq!(paid(w, &weekly.id).await, [day("2026-11-25", 300), day("2026-11-27", 200), day("2026-12-02", 500), day("2026-12-03", 100)]);
        // November has 30 days.
        assert_eq!(paid(w, &monthly.id).await, [day("2026-11-30", 80)]);
        w.advance(30 * DAY).await;
        assert_eq!(paid(w, &monthly.id).await.last(), Some(&day("2026-12-31", 30)));
    }

    async fn a_change_of_schedule_changes_when_money_goes_out(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 100).await;
        schedule(w, &seller.id, every(Interval::Manual)).await;
        w.advance(10 * DAY).await;
        assert!(all(w, &seller.id).await.is_empty());
        schedule(w, &seller.id, every(Interval::Daily)).await;
        w.advance(DAY).await;
        assert_eq!(paid(w, &seller.id).await, [day("2026-12-03", 100)]);
    }

    async fn money_waits_while_payouts_are_off_and_without_a_bank(w: &World) {
        let seller = w.banked("Juniper").await;
        let homeless = w.seller("Homeless").await;
        simulator::review(&w.ctx, &w.admin(), &seller.id, true).await.unwrap();
        w.earn(&seller.id, 100).await;
        w.earn(&homeless.id, 100).await;
        w.advance(5 * DAY).await;
        simulator::review(&w.ctx, &w.admin(), &seller.id, false).await.unwrap();
        w.bank(&homeless.id, "btok_us").await;
        for account in [&seller, &homeless] {
            assert!(all(w, &account.id).await.is_empty());
        }
        w.advance(3 * DAY).await;
        for account in [&seller, &homeless] {
            assert_eq!(paid(w, &account.id).await, [day("2026-11-30", 100)]);
        }
    }

    async fn automatic_payouts_stop_at_a_bank_that_failed_until_it_is_replaced(w: &World) {
        let seller = w.seller("Juniper").await;
        w.bank(&seller.id, "btok_us_verified_noAccount").await;
        w.earn(&seller.id, 100).await;
        w.advance(10 * DAY).await;
        let payouts = all(w, &seller.id).await;
        assert_eq!(payouts.len(), 1);
        assert_eq!(payouts[0].status, PayoutStatus::Failed);
        w.earn(&seller.id, 50).await;
        w.advance(5 * DAY).await;
        assert_eq!(all(w, &seller.id).await.len(), 1);
        w.bank(&seller.id, "btok_us_verified").await;
        w.advance(DAY).await;
        assert_eq!(paid(w, &seller.id).await[1..], [day("2026-12-08", 150)]);
        w.advance(5 * DAY).await;
        assert_eq!(all(w, &seller.id).await[1].status, PayoutStatus::Paid);
    }

    async fn a_bank_is_debited_for_what_an_account_owes_where_that_is_allowed(w: &World) {
        for allowed in [true, false] {
            let seller = w.banked(if allowed { "Allowed" } else { "Forbidden" }).await;
            schedule(w, &seller.id, every(Interval::Manual)).await;
            owe(w, &seller, 100).await;
            assert_eq!(w.available(&seller.id).await, -100);
            let change = Change::Set(allowed);
            let settings = SettingsChange { debit_negative_balances: change, ..Default::default() };
            set(w, &seller.id, &settings).await;
            schedule(w, &seller.id, every(Interval::Daily)).await;
            // The bank that failed is not debited.
            w.advance(7 * DAY).await;
            assert_eq!(w.available(&seller.id).await, -100);
            w.bank(&seller.id, "btok_us_verified_accountClosed").await;
            w.advance(DAY).await;
            let debits: Vec<_> = all(w, &seller.id).await.into_iter().filter(|it| it.automatic).collect();
            assert_eq!(debits.len(), usize::from(allowed));
            assert_eq!(w.available(&seller.id).await, if allowed { 0 } else { -100 });
            for debit in debits {
                assert_eq!(debit.moves.signed(), w.usd(-100));
                let lines = payouts::lines(&w.ctx, &w.admin(), Some(&seller.id), &debit.id, &PageRequest::first(10)).await.unwrap().items;
                assert_eq!(lines[0].net, 100);
            }
        }
    }

    async fn two_schedulers_pay_every_account_once_per_payday(w: &World) {
        let (accounts, days) = size();
        race(w, accounts, days).await;
    }
}

/// How many accounts are paid, for how many days: few, unless `TRIBUTARY_TEST_PAYDAYS` says
/// otherwise, such as `1000x30`. See `CONTRIBUTING.md`.
fn size() -> (usize, i64) {
    let Ok(text) = std::env::var("TRIBUTARY_TEST_PAYDAYS") else {
        return (12, 12);
    };
    let (accounts, days) = text.split_once('x').expect("accounts and days, as 1000x30");
    (accounts.parse().unwrap(), days.parse().unwrap())
}

/// Lets a payout to the bank of `seller` fail, and makes it owe `amount`.
async fn owe(w: &World, seller: &Account, amount: i64) {
    let owner = Some(&seller.id);
    w.fund(50_000).await;
    w.earn(&seller.id, amount).await;
    let payout = payouts::create(&w.ctx, &w.admin(), owner, &new_payout(amount), None).await;
    let payout = payout.unwrap().value;
    let failure = PayoutFailure::DebitNotAuthorized;
    payouts::fail(&w.ctx, &w.admin(), owner, &payout.id, failure)
        .await
        .unwrap();
    let sale = w.sale_on(&seller.id, amount).card("tok_bypassPending");
    let payment = w.charge(&sale).await;
    let all = new_transfer(&w.platform.id, 2 * amount);
    transfers::debit(&w.ctx, &w.admin(), &seller.id, &all, None)
        .await
        .unwrap();
    let dispute = NewDispute {
        reason: "fraudulent".to_owned(),
        inquiry: false,
        amount: None,
    };
    disputes::open(&w.ctx, &w.admin(), &payment.id, &dispute, None)
        .await
        .unwrap();
}

/// Two loops move the same clock over the same paydays.
async fn race(w: &World, accounts: usize, days: i64) {
    let start = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
    let mut ids = Vec::new();
    for number in 0..accounts {
        ids.push(german(w, number, start, days).await);
    }
    let target = start.plus((days + 10) * DAY);
    let loops: Vec<_> = (0..2)
        .map(|_| {
            let (ctx, tenant) = (w.ctx.clone(), w.tenant());
            tokio::spawn(async move { service::runner::advance_to(&ctx, &tenant, target).await })
        })
        .collect();
    for run in loops {
        run.await.unwrap().unwrap();
    }
    let expected = paydays(start, days);
    for id in ids {
        let payouts = all(w, &id).await;
        let made: BTreeMap<_, _> = payouts
            .iter()
            .map(|it| (it.created.date(), it.moves.signed().minor()))
            .collect();
        assert_eq!(payouts.len(), made.len(), "one per day");
        assert_eq!(made, expected);
        assert!(payouts.iter().all(|it| it.status == PayoutStatus::Paid));
    }
}

/// An account in Germany that is paid 100 on each of `days` days.
async fn german(w: &World, number: usize, start: Timestamp, days: i64) -> AccountId {
    let mut new = express(&format!("Seller {number}"));
    new.country = "DE".parse().unwrap();
    new.fields.settings.delay_days = Change::Set(60);
    let account = service::accounts::create(&w.ctx, &w.admin(), &new, None).await;
    let account = account.unwrap().value;
    simulator::complete_onboarding(&w.ctx, &w.admin(), &account.id, None)
        .await
        .unwrap();
    w.bank(&account.id, "btok_de").await;
    let payments: Vec<_> = (1..=days)
        .map(|day| NewPayment {
            account: account.id.clone(),
            amount: Positive::new(Money::new(100, Currency::EUR)).unwrap(),
            application_fee: Money::zero(Currency::EUR),
            created: start.plus((day - 60) * DAY),
            external_id: format!("{number}-{day}"),
            description: None,
            metadata: Metadata::default(),
        })
        .collect();
    service::payments::record_many(&w.ctx, &w.admin(), &payments)
        .await
        .unwrap();
    account.id
}

/// What every account is to get when: the money of each day on the first business day from then.
fn paydays(start: Timestamp, days: i64) -> BTreeMap<jiff::civil::Date, i64> {
    let germany = "DE".parse().unwrap();
    let daily = Schedule::default_for(germany);
    let mut expected = BTreeMap::new();
    for day in 1..=days {
        let available = start.plus(day * DAY).date();
        let payday = daily
            .next_payday(germany, available.yesterday().unwrap())
            .unwrap();
        *expected.entry(payday).or_default() += 100;
    }
    expected
}
