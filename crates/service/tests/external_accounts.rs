//! Where accounts are paid out, and how their balances are handled.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use domain::{
    account::{
        Account, AccountChange, AccountKind, BalanceSettings, Change, Controller, DebitCard,
        MinimumChange, ScheduleChange, SettingsChange,
    },
    actor::{Actor, Proof, Rights, Role, Tenant},
    external_account::{
        ExternalAccount, ExternalAccountKind, PayoutFailure, debit_card_from_number,
    },
    id::{AccountId, BankAccountId, CardId, UserId},
    list::{PageRequest, Position},
    metadata::{Metadata, Patch},
    money::Currency,
    payout::schedule::{Interval, Weekday},
    time::DAY,
};
use service::{
    Error, accounts, balance_settings, events,
    external_accounts::{self, ExternalAccountChange, NewExternalAccount},
    payouts,
    platforms::{self, NewPlatform},
};
use testkit::{World, bank, both_engines, express, new_payout, refused};

async fn add(
    w: &World,
    actor: &Actor,
    id: &AccountId,
    token: &str,
) -> service::Result<ExternalAccount> {
    let new = NewExternalAccount {
        external_account: bank(BankAccountId::from_suffix(&w.ctx.ids.id()), token).into(),
        default_for_currency: false,
        metadata: Metadata::default(),
    };
    let made = external_accounts::create(&w.ctx, actor, id, &new, None).await?;
    Ok(made.value)
}

async fn change(
    w: &World,
    id: &AccountId,
    which: &str,
    change: &ExternalAccountChange,
) -> service::Result<ExternalAccount> {
    let done = external_accounts::update(&w.ctx, &w.owner(id), id, which, change, None).await?;
    Ok(done.value)
}

async fn custom(w: &World, name: &str, country: &str) -> Account {
    let mut new = express(name);
    new.kind = AccountKind::Custom;
    new.controller = Controller::preset(AccountKind::Custom).unwrap();
    new.country = country.parse().unwrap();
    accounts::create(&w.ctx, &w.admin(), &new, None)
        .await
        .unwrap()
        .value
}

async fn defaults(w: &World, id: &AccountId) -> Vec<String> {
    let account = accounts::retrieve(&w.ctx, &w.admin(), id).await.unwrap();
    let all = account.external_accounts().into_iter();
    all.filter(ExternalAccount::is_default)
        .map(|it| it.id().to_owned())
        .collect()
}

async fn told(w: &World, subject: &str) -> Vec<&'static str> {
    let events = events::of(&w.ctx, &w.admin(), subject).await.unwrap();
    events
        .into_iter()
        .map(|it| {
            it.kind
                .name()
                .trim_start_matches("account.external_account.")
        })
        .collect()
}

async fn set(
    w: &World,
    id: &AccountId,
    settings: SettingsChange,
) -> service::Result<BalanceSettings> {
    let Actor::Key { key, tenant, .. } = w.key() else {
        panic!("a key")
    };
    let actor = Actor::Key {
        key,
        tenant,
        on_behalf: Some(id.clone()),
        rights: Rights::ALL,
    };
    let done = balance_settings::update(&w.ctx, &actor, &settings, None).await?;
    Ok(done.value)
}

fn schedule(payouts: ScheduleChange) -> SettingsChange {
    SettingsChange {
        payouts,
        ..Default::default()
    }
}

both_engines! {
    async fn a_card_that_is_over_by_the_test_clock_takes_no_payouts(w: &World) {
        let us = custom(w, "US", "US").await.id;
        let today = w.ctx.wall().date();
        let facts = debit_card_from_number("4000056655665556", 12, i64::from(today.year()), None, None, today);
        let card = DebitCard::new(CardId::from_suffix("over"), facts.unwrap(), None);
        let over = ExternalAccount::Card(card);
        let new = NewExternalAccount {
            external_account: over.clone().into(),
            default_for_currency: false,
            metadata: Metadata::default(),
        };
        w.advance(60 * DAY).await;
        let added = external_accounts::create(&w.ctx, &w.admin(), &us, &new, None).await;
        refused(added, "expired_card", "external_account");
        let change = AccountChange { external_account: Some(over), ..Default::default() };
        let changed = accounts::update(&w.ctx, &w.admin(), &us, &change, None).await;
        refused(changed, "expired_card", "external_account");
    }

    async fn each_currency_has_one_default(w: &World) {
        let account = custom(w, "Juniper", "GB").await.id;
        let first = add(w, &w.admin(), &account, "btok_gb").await.unwrap();
        let second = add(w, &w.admin(), &account, "btok_gb_verified_noAccount").await.unwrap();
        let euro = add(w, &w.admin(), &account, "btok_de").await.unwrap();
        assert_eq!(defaults(w, &account).await, [first.id(), euro.id()]);
        let move_it = ExternalAccountChange { default_for_currency: Some(true), ..Default::default() };
        assert!(change(w, &account, second.id(), &move_it).await.unwrap().is_default());
        assert_eq!(defaults(w, &account).await, [second.id(), euro.id()]);
        assert_eq!(told(w, first.id()).await, ["created", "updated"]);
        assert_eq!(told(w, second.id()).await, ["created", "updated"]);
        let drop_it = ExternalAccountChange { default_for_currency: Some(false), ..Default::default() };
        assert!(matches!(change(w, &account, second.id(), &drop_it).await, Err(Error::Invalid { .. })));
        // Of the account's own currency the default stays; of another one the next takes its place.
        let gone = external_accounts::delete(&w.ctx, &w.admin(), &account, second.id()).await;
        refused(gone, "parameter_invalid", "default_for_currency");
        external_accounts::delete(&w.ctx, &w.admin(), &account, first.id()).await.unwrap();
        let other = add(w, &w.admin(), &account, "btok_fr").await.unwrap();
        external_accounts::delete(&w.ctx, &w.admin(), &account, euro.id()).await.unwrap();
        assert_eq!(defaults(w, &account).await, [second.id(), other.id()]);
        assert_eq!(told(w, euro.id()).await, ["created", "deleted"]);
        let again = external_accounts::delete(&w.ctx, &w.admin(), &account, euro.id()).await;
        assert!(matches!(again, Err(Error::NotFound { .. })));
    }

    async fn a_bank_is_where_accounts_of_that_country_are_paid_out(w: &World) {
        for (home, bank, taken) in [
            ("US", "us", true), ("US", "de", false), ("US", "gb", false), ("US", "ca", false),
            ("CA", "us", true), ("FR", "de", true), ("FR", "us", true), ("FR", "jp", false),
            ("JP", "us", false), ("PL", "dk", true), ("AU", "nz", false),
        ] {
            let account = custom(w, "Juniper", home).await.id;
            let added = add(w, &w.admin(), &account, &format!("btok_{bank}")).await;
            let update = AccountChange {
                external_account: Some(testkit::bank(BankAccountId::from_suffix(&w.ctx.ids.id()), &format!("btok_{bank}_verified_accountClosed"))),
                ..Default::default()
            };
            let updated = accounts::update(&w.ctx, &w.admin(), &account, &update, None).await;
            if taken {
                added.unwrap();
                updated.unwrap();
            } else {
                refused(added.map(|_| ()), "parameter_invalid", "external_account");
                refused(updated.map(|_| ()), "parameter_invalid", "external_account");
            }
        }
    }

    async fn the_same_numbers_are_taken_once(w: &World) {
        let account = custom(w, "Juniper", "US").await.id;
        add(w, &w.admin(), &account, "btok_us").await.unwrap();
        let again = add(w, &w.admin(), &account, "btok_us_verified").await.unwrap_err();
        assert_eq!(again.code(), "bank_account_exists");
        let new = bank(BankAccountId::from_suffix("again"), "btok_us");
        let update = AccountChange { external_account: Some(new), ..Default::default() };
        refused(accounts::update(&w.ctx, &w.admin(), &account, &update, None).await, "bank_account_exists", "external_account");
        let other = custom(w, "Other", "US").await.id;
        add(w, &w.admin(), &other, "btok_us").await.unwrap();
    }

    async fn the_platform_changes_banks_only_where_it_collects_or_before_onboarding(w: &World) {
        let newcomer = w.newcomer("Newcomer").await.id;
        add(w, &w.admin(), &newcomer, "btok_us").await.unwrap();
        let seller = w.seller("Juniper").await.id;
        for actor in [w.admin(), w.key()] {
            refused(add(w, &actor, &seller, "btok_us").await, "account_invalid", None);
        }
        add(w, &w.owner(&seller), &seller, "btok_us").await.unwrap();
        let mut new = express("Standard");
        new.kind = AccountKind::Standard;
        new.controller = Controller::preset(AccountKind::Standard).unwrap();
        let full = accounts::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value.id;
        refused(add(w, &w.admin(), &full, "btok_us").await, "not_allowed_on_standard_account", None);
        assert!(matches!(add(w, &w.owner(&full), &seller, "btok_de").await, Err(Error::NotFound { .. })));
        let analyst = w.member(Role::Analyst);
        assert!(matches!(add(w, &analyst, &newcomer, "btok_de").await, Err(Error::Forbidden(_))));
        let other = w.other_platform().await;
        assert!(matches!(add(w, &other, &newcomer, "btok_de").await, Err(Error::NotFound { .. })));
        add(w, &w.admin(), &w.platform.id, "btok_us").await.unwrap();
    }

    async fn a_bank_that_failed_is_used_again_when_somebody_looked_after_it(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 100).await;
        let payout = payouts::create(&w.ctx, &w.admin(), Some(&seller.id), &new_payout(100), None).await;
        let payout = payout.unwrap().value;
        let failure = PayoutFailure::AccountFrozen;
        payouts::fail(&w.ctx, &w.admin(), Some(&seller.id), &payout.id, failure).await.unwrap();
        let id = payout.destination;
        let noted = ExternalAccountChange {
            metadata: Patch::Merge([("a".to_owned(), "1".to_owned())].into()),
            ..Default::default()
        };
        assert!(change(w, &seller.id, &id, &noted).await.unwrap().is_errored());
        let name = ExternalAccountChange { holder_name: Change::Set("Jenny".into()), ..Default::default() };
        assert!(!change(w, &seller.id, &id, &name).await.unwrap().is_errored());
        let long = ExternalAccountChange { holder_name: Change::Set("x".repeat(201)), ..Default::default() };
        refused(change(w, &seller.id, &id, &long).await, "parameter_invalid_string_length", "account_holder_name");
        w.advance(domain::time::DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn lists_are_cut_by_kind_and_cursor(w: &World) {
        let account = custom(w, "Juniper", "FR").await.id;
        let mut ids = Vec::new();
        for country in ["us", "de", "fr", "gb"] {
            let made = add(w, &w.admin(), &account, &format!("btok_{country}")).await.unwrap();
            ids.push(made.id().to_owned());
        }
        let list = async |kind, request: PageRequest| {
            let page = external_accounts::list(&w.ctx, &w.admin(), &account, kind, &request).await?;
            let found: Vec<_> = page.items.iter().map(|it| it.id().to_owned()).collect();
            Ok::<_, Error>((found, page.has_more))
        };
        let banks = Some(ExternalAccountKind::BankAccount);
        assert_eq!(list(banks, PageRequest::first(10)).await.unwrap(), (ids.clone(), false));
        let cards = Some(ExternalAccountKind::Card);
        assert_eq!(list(cards, PageRequest::first(10)).await.unwrap(), (vec![], false));
        let after = PageRequest::new(2, Position::After(ids[0].clone()));
        assert_eq!(list(None, after).await.unwrap(), (ids[1..3].to_vec(), true));
        let before = PageRequest::new(2, Position::Before(ids[3].clone()));
        assert_eq!(list(None, before).await.unwrap(), (ids[1..3].to_vec(), true));
        let nothing = PageRequest::new(2, Position::After("ba_none".into()));
        refused(list(None, nothing).await, "resource_missing", "starting_after");
    }

    async fn schedules_keep_to_the_rules_of_the_country(w: &World) {
        let us = custom(w, "US", "US").await.id;
        let every = |interval| ScheduleChange { interval: Some(interval), ..Default::default() };
        let weekly = |days: Vec<Weekday>| ScheduleChange { weekly_days: Some(days), ..every(Interval::Weekly) };
        let monthly = |days: Vec<u8>| ScheduleChange { monthly_days: Some(days), ..every(Interval::Monthly) };
        let param = |name: &str| format!("payments[payouts][schedule][{name}]");
        refused(set(w, &us, schedule(every(Interval::Weekly))).await, "parameter_invalid", param("weekly_payout_days").as_str());
        refused(set(w, &us, schedule(weekly(vec![Weekday::Monday, Weekday::Sunday]))).await, "parameter_invalid", param("weekly_payout_days").as_str());
        refused(set(w, &us, schedule(monthly(vec![32]))).await, "parameter_invalid", param("monthly_payout_days").as_str());
        let lone = ScheduleChange { monthly_days: Some(vec![1]), ..Default::default() };
        refused(set(w, &us, schedule(lone)).await, "parameter_invalid", param("monthly_payout_days").as_str());
        let brazil = custom(w, "BR", "BR").await.id;
        refused(set(w, &brazil, schedule(every(Interval::Manual))).await, "parameter_invalid", param("interval").as_str());
        let japan = custom(w, "JP", "JP").await.id;
        refused(set(w, &japan, schedule(every(Interval::Daily))).await, "parameter_invalid", param("interval").as_str());
        let after = set(w, &us, schedule(monthly(vec![15, 31]))).await.unwrap();
        assert_eq!(after.schedule.monthly_days, [15, 31]);
        let kinds = told(w, us.as_str()).await;
        assert_eq!(kinds[kinds.len() - 2..], ["balance_settings.updated", "account.updated"]);
        set(w, &us, schedule(monthly(vec![15, 31]))).await.unwrap();
        assert_eq!(told(w, us.as_str()).await, kinds, "nothing changed");
    }

    async fn a_delay_is_at_least_the_usual_one_and_only_for_accounts_we_answer_for(w: &World) {
        let delay = |days| SettingsChange { delay_days: Change::Set(days), ..Default::default() };
        let us = custom(w, "US", "US").await.id;
        let param = "payments[settlement_timing][delay_days_override]";
        for (days, code) in [(1, "parameter_invalid_integer"), (-1, "parameter_invalid"), (366, "parameter_invalid")] {
            refused(set(w, &us, delay(days)).await, code, param);
        }
        assert_eq!(set(w, &us, delay(5)).await.unwrap().delay_days_override, Some(5));
        let own = balance_settings::update(&w.ctx, &w.admin(), &delay(7), None).await;
        assert_eq!(own.unwrap().value.delay_days_override, Some(7));
        refused(set(w, &us, delay(6)).await, "parameter_invalid_integer", param);
        let mut new = express("Standard");
        new.kind = AccountKind::Standard;
        new.controller = Controller::preset(AccountKind::Standard).unwrap();
        let full = accounts::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value.id;
        refused(set(w, &full, delay(9)).await, "account_invalid", None);
        // Where the platform has no delay of its own, it has the one of its country.
        let british = NewPlatform {
            name: "British Market".to_owned(),
            country: "GB".parse().unwrap(),
            email: None,
            clock_offset: 0,
        };
        let british = platforms::create(&w.ctx, &british).await.unwrap();
        let admin = Actor::Member {
            user: UserId::from_suffix("british"),
            tenant: Tenant { platform: british.id, livemode: false },
            roles: vec![Role::Administrator],
            proof: Proof::Fresh,
        };
        let seller = accounts::create(&w.ctx, &admin, &express("Abroad"), None).await;
        let seller = seller.unwrap().value.id;
        for (days, allowed) in [(6, false), (7, true)] {
            let change = AccountChange { settings: delay(days), ..Default::default() };
            let done = accounts::update(&w.ctx, &admin, &seller, &change, None).await;
            assert_eq!(done.is_ok(), allowed, "{days}");
        }
        let mine = balance_settings::update(&w.ctx, &w.owner(&us), &delay(9), None).await;
        assert!(matches!(mine, Err(Error::Forbidden(_))));
    }

    async fn how_an_account_is_paid_out_is_not_changed_where_we_do_not_answer_for_it(w: &World) {
        let mut new = express("Standard");
        new.kind = AccountKind::Standard;
        new.controller = Controller::preset(AccountKind::Standard).unwrap();
        let full = accounts::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value.id;
        let changes = [
            schedule(ScheduleChange { interval: Some(Interval::Manual), ..Default::default() }),
            SettingsChange { minimum_balance: MinimumChange::Merge([(Currency::USD, Some(1))].into()), ..Default::default() },
            SettingsChange { debit_negative_balances: Change::Set(false), ..Default::default() },
            SettingsChange { payout_statement_descriptor: Change::Set("OURS".to_owned()), ..Default::default() },
        ];
        let before = accounts::retrieve(&w.ctx, &w.admin(), &full).await.unwrap();
        for settings in changes {
            let done = set(w, &full, settings.clone()).await;
            refused(done, "account_invalid", None);
            let change = AccountChange { settings, ..Default::default() };
            let done = accounts::update(&w.ctx, &w.admin(), &full, &change, None).await;
            refused(done, "account_invalid", None);
        }
        assert_eq!(accounts::retrieve(&w.ctx, &w.admin(), &full).await.unwrap(), before);
    }

    async fn minimum_balances_are_kept_per_currency(w: &World) {
        let us = custom(w, "US", "US").await.id;
        let keep = |pairs: &[(Currency, Option<i64>)]| SettingsChange {
            minimum_balance: MinimumChange::Merge(pairs.iter().copied().collect()),
            ..Default::default()
        };
        set(w, &us, keep(&[(Currency::USD, Some(500)), (Currency::EUR, Some(300))])).await.unwrap();
        let after = set(w, &us, keep(&[(Currency::EUR, None)])).await.unwrap();
        assert_eq!(after.minimum_balance, [(Currency::USD, 500)].into());
        let param = "payments[payouts][minimum_balance_by_currency]";
        refused(set(w, &us, keep(&[(Currency::USD, Some(-1))])).await, "parameter_invalid", param);
        let clear = SettingsChange { minimum_balance: MinimumChange::Clear, ..Default::default() };
        assert!(set(w, &us, clear).await.unwrap().minimum_balance.is_empty());
        let read = balance_settings::get(&w.ctx, &w.admin()).await.unwrap();
        assert_eq!(read.schedule.interval, Interval::Manual);
    }
}
