//! Connected accounts: made, changed, found, listed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use domain::{
    account::{
        AccountChange, AccountFilter, AccountOrder, AccountSort, AccountStatus, Change,
        DisabledReason, DueItem, NewAccount, Standing, payouts_standing,
    },
    event::EventKind,
    id::AccountId,
    list::{PageRequest, Position, TimeRange},
    metadata::Patch,
    money::{Currency, Money},
    time::DAY,
};
use service::{Error, accounts, simulator};
use testkit::{World, both_engines, express, new_payment, refused};

fn metadata(key: &str, value: &str) -> Patch {
    Patch::Merge([(key.to_owned(), value.to_owned())].into())
}

async fn found(w: &World, query: &str) -> Vec<String> {
    let filter = AccountFilter {
        query: Some(query.to_owned()),
        ..Default::default()
    };
    let first = PageRequest::first(25);
    let page = accounts::search(&w.ctx, &w.admin(), &filter, AccountOrder::default(), &first).await;
    page.unwrap()
        .items
        .into_iter()
        .map(|row| row.label)
        .collect()
}

both_engines! {
    async fn an_account_is_found_by_name_email_id_and_metadata(w: &World) {
        let mut new = express("Ateliê Barro");
        new.fields.metadata = metadata("seller_id", "e49c26c3edfa46d2");
        let account = accounts::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value;
        w.newcomer("Northgate Cycles").await;
        for query in ["atelie", "BARRO", "atelie barro", "atelibarro@example.com", account.id.as_str(), "e49c26c3", "seller_id:e49c"] {
            assert_eq!(found(w, query).await, ["Ateliê Barro"], "{query}");
        }
        for query in ["zzz", "atelie zzz", "barro cycles"] {
            assert!(found(w, query).await.is_empty(), "{query}");
        }
        let change = AccountChange { metadata: metadata("seller_id", "new"), ..Default::default() };
        accounts::update(&w.ctx, &w.admin(), &account.id, &change, None).await.unwrap();
        assert!(found(w, "e49c26c3").await.is_empty());
        let other = w.other_platform().await;
        let filter = AccountFilter { query: Some("atelie".into()), ..Default::default() };
        let foreign = accounts::search(&w.ctx, &other, &filter, AccountOrder::default(), &PageRequest::first(25)).await.unwrap();
        assert!(foreign.items.is_empty());
    }

    async fn pages_neither_skip_nor_repeat_in_any_order(w: &World) {
        for n in 0..12 {
            let seller = w.seller(&format!("Seller {}", n % 4)).await;
            if n % 3 == 0 {
                let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
                let new = new_payment(&seller.id, &format!("o{n}"), 100 * (n + 1), 0, now);
                service::payments::record(&w.ctx, &w.admin(), &new, None).await.unwrap();
            }
        }
        for sort in AccountSort::ALL {
            for descending in [true, false] {
                let order = AccountOrder { sort, descending };
                let currency = sort.needs_currency().then_some(Currency::USD);
                let filter = AccountFilter { currency, ..Default::default() };
                let all = accounts::search(&w.ctx, &w.admin(), &filter, order, &PageRequest::first(100)).await.unwrap();
                let all: Vec<_> = all.items.into_iter().map(|row| row.id).collect();
                assert_eq!(all.len(), 12);
                let mut seen = Vec::new();
                let mut position = Position::First;
                loop {
                    let page = accounts::search(&w.ctx, &w.admin(), &filter, order, &PageRequest::new(5, position)).await.unwrap();
                    seen.extend(page.items.iter().map(|row| row.id.clone()));
                    if !page.has_next { break; }
                    position = Position::After(page.items.last().unwrap().id.to_string());
                }
                assert_eq!(seen, all, "{sort:?} {descending}");
                let before = PageRequest::new(5, Position::Before(all[7].to_string()));
                let page = accounts::search(&w.ctx, &w.admin(), &filter, order, &before).await.unwrap();
                assert_eq!(page.items.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), all[2..7]);
            }
        }
    }

    async fn amounts_order_accounts_of_one_currency(w: &World) {
        let account = async |name: &str, country: &str, minor: i64| {
            let country = country.parse().unwrap();
            let new = NewAccount { country, ..express(name) };
            let account = accounts::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value;
            let account = simulator::complete_onboarding(&w.ctx, &w.admin(), &account.id, None).await.unwrap().value;
            w.earn_in(&account.id, Money::new(minor, account.default_currency)).await;
            account.id
        };
        let dollars = account("Dollars", "US", 800_000).await;
        let yen = account("Yen", "JP", 900_000).await;
        let few_dollars = account("Few dollars", "US", 100).await;
        let euros = account("Euros", "DE", 7).await;
        let listed = async |sort, currency: Option<Currency>| {
            let order = AccountOrder { sort, descending: true };
            let filter = AccountFilter { currency, ..Default::default() };
            let page = accounts::search(&w.ctx, &w.admin(), &filter, order, &PageRequest::first(25)).await?;
            let counts = accounts::counts(&w.ctx, &w.admin(), &filter).await?;
            let rows = page.items.into_iter().map(|row| row.id).collect::<Vec<_>>();
            assert_eq!(counts.all, i64::try_from(rows.len()).unwrap());
            Ok::<_, Error>(rows)
        };
        for sort in AccountSort::ALL {
            assert_eq!(listed(sort, Some(Currency::JPY)).await.unwrap(), std::slice::from_ref(&yen));
            assert_eq!(listed(sort, Some(Currency::KWD)).await.unwrap(), []);
        }
        for sort in [AccountSort::Balance, AccountSort::Volume] {
            let [usd, eur] = [Currency::USD, Currency::EUR].map(Some);
            assert_eq!(listed(sort, usd).await.unwrap(), [dollars.clone(), few_dollars.clone()]);
            assert_eq!(listed(sort, eur).await.unwrap(), std::slice::from_ref(&euros));
            refused(listed(sort, None).await, "parameter_missing", Some("currency"));
        }
        assert_eq!(listed(AccountSort::Created, None).await.unwrap().len(), 4);
    }

    async fn who_turns_pages_goes_on_from_a_row_that_was_deleted_meanwhile(w: &World) {
        for n in 0..7 {
            w.seller(&format!("Seller {n}")).await;
        }
        for sort in AccountSort::ALL {
            let order = AccountOrder { sort, descending: true };
            let filter = AccountFilter { currency: sort.needs_currency().then_some(Currency::USD), ..Default::default() };
            let page = async |position, past| {
                let request = PageRequest { from_deleted: past, ..PageRequest::new(2, position) };
                let page = accounts::search(&w.ctx, &w.admin(), &filter, order, &request).await;
                page.map(|page| page.items.into_iter().map(|row| row.id).collect::<Vec<_>>())
            };
            let all = accounts::search(&w.ctx, &w.admin(), &filter, order, &PageRequest::first(100)).await.unwrap();
            let all: Vec<_> = all.items.into_iter().map(|row| row.id).collect();
            assert_eq!(page(Position::First, true).await.unwrap(), all[..2]);
            accounts::delete(&w.ctx, &w.admin(), &all[1]).await.unwrap();
            let after = || Position::After(all[1].to_string());
            assert_eq!(page(after(), true).await.unwrap(), all[2..4], "{sort:?}");
            let before = Position::Before(all[1].to_string());
            assert_eq!(page(before, true).await.unwrap(), all[..1], "{sort:?}");
            refused(page(after(), false).await, "resource_missing", Some("starting_after"));
            let unknown = Position::After("acct_nothing".to_owned());
            refused(page(unknown, true).await, "resource_missing", Some("starting_after"));
            // As many for the next order.
            w.seller("Another").await;
        }
    }

    async fn tabs_count_what_they_show(w: &World) {
        w.newcomer("Pending").await;
        w.seller("Enabled").await;
        let rejected = w.seller("Rejected").await;
        accounts::reject(&w.ctx, &w.admin(), &rejected.id, DisabledReason::RejectedFraud, None).await.unwrap();
        let counts = accounts::counts(&w.ctx, &w.admin(), &AccountFilter::default()).await.unwrap();
        assert_eq!(counts.all, 3);
        for status in [AccountStatus::Pending, AccountStatus::Enabled, AccountStatus::Rejected] {
            assert_eq!(counts.of(status), 1, "{status:?}");
            let filter = AccountFilter { status: Some(status), ..Default::default() };
            let page = accounts::search(&w.ctx, &w.admin(), &filter, AccountOrder::default(), &PageRequest::first(25)).await.unwrap();
            assert_eq!(page.items.len(), 1);
        }
    }

    async fn a_list_of_events_starts_only_from_an_event_in_it(w: &World) {
        let (one, other) = (w.seller("One").await, w.seller("Other").await);
        let all = |id| { let w = &w; async move {
            service::events::list(&w.ctx, &w.acting_for(id), &Default::default(), &PageRequest::first(10)).await.unwrap().items
        } };
        let (own, foreign) = (all(&one.id).await, all(&other.id).await);
        assert!(own.len() > 1 && !foreign.is_empty());
        let from = |id: &domain::id::EventId| PageRequest::new(10, Position::After(id.to_string()));
        let actor = w.acting_for(&one.id);
        let rest = service::events::list(&w.ctx, &actor, &Default::default(), &from(&own[0].id)).await.unwrap();
        assert_eq!(rest.items, own[1..]);
        let strange = service::events::list(&w.ctx, &actor, &Default::default(), &from(&foreign[0].id)).await;
        assert!(matches!(strange, Err(Error::NotFound { .. })), "{strange:?}");
    }

    async fn rejecting_is_audited_as_what_it_is(w: &World) {
        let seller = w.seller("Rejected").await;
        let after = accounts::reject(&w.ctx, &w.admin(), &seller.id, DisabledReason::RejectedFraud, None).await.unwrap().value;
        assert_eq!(after.status, AccountStatus::Rejected);
        let own = after.id.to_string();
        let mut rows = w.audit().await;
        rows.retain(|row| row.1 == own);
        assert_eq!(rows.last().map(|row| row.0.as_str()), Some("account.reject"));
        let platform = accounts::reject(&w.ctx, &w.admin(), &w.platform.id, DisabledReason::RejectedFraud, None).await;
        assert!(matches!(platform, Err(Error::NotFound { .. })));
    }

    async fn a_rejection_is_taken_back_with_its_event_and_its_audit_row(w: &World) {
        let seller = w.banked("Rejected").await;
        w.earn(&seller.id, 5_000).await;
        let before = accounts::retrieve(&w.ctx, &w.admin(), &seller.id).await.unwrap();
        accounts::reject(&w.ctx, &w.admin(), &seller.id, DisabledReason::RejectedFraud, None).await.unwrap();
        w.advance(7 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 5_000, "nothing is paid out meanwhile");
        let after = accounts::unreject(&w.ctx, &w.admin(), &seller.id, None).await.unwrap().value;
        assert_eq!(after, before);
        let mut rows = w.audit().await;
        rows.retain(|row| row.1 == after.id.as_str());
        assert_eq!(rows.last().map(|row| row.0.as_str()), Some("account.unreject"));
        let events = service::events::of(&w.ctx, &w.admin(), seller.id.as_str()).await.unwrap();
        assert_eq!(events.last().unwrap().kind, EventKind::AccountUpdated);
        w.advance(7 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 0, "what waited is paid out");
    }

    async fn only_a_rejection_is_taken_back(w: &World) {
        let seller = w.seller("Juniper").await;
        let unreject = |id: AccountId| async move { accounts::unreject(&w.ctx, &w.admin(), &id, None).await };
        refused(unreject(seller.id.clone()).await, "account_invalid", None);
        assert!(matches!(unreject(w.platform.id.clone()).await, Err(Error::NotFound { .. })));
        simulator::review(&w.ctx, &w.admin(), &seller.id, true).await.unwrap();
        accounts::reject(&w.ctx, &w.admin(), &seller.id, DisabledReason::RejectedTerms, None).await.unwrap();
        let reviewed = unreject(seller.id.clone()).await.unwrap().value;
        assert_eq!(reviewed.status, AccountStatus::InReview);
        assert!(!reviewed.payouts_enabled && !reviewed.charges_enabled);
        refused(unreject(seller.id.clone()).await, "account_invalid", None);
    }

    async fn money_that_waited_for_a_review_is_paid_out_after_it(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 5_000).await;
        simulator::review(&w.ctx, &w.admin(), &seller.id, true).await.unwrap();
        w.advance(7 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 5_000);
        simulator::review(&w.ctx, &w.admin(), &seller.id, false).await.unwrap();
        w.advance(7 * DAY).await;
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn a_deadline_that_passes_restricts_the_account(w: &World) {
        let seller = w.seller("Juniper").await;
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        let item = DueItem { key: "individual.verification.document".into(), deadline: now.plus(10 * DAY) };
        let soon = simulator::ask(&w.ctx, &w.admin(), &seller.id, vec![item]).await.unwrap();
        assert_eq!(soon.status, AccountStatus::RestrictedSoon);
        assert!(soon.payouts_enabled);
        w.advance(11 * DAY).await;
        let late = accounts::retrieve(&w.ctx, &w.admin(), &seller.id).await.unwrap();
        assert_eq!(late.status, AccountStatus::Restricted);
        assert_eq!(late.requirements.past_due, ["individual.verification.document"]);
        assert_eq!(payouts_standing(&late), Standing::PastDue);
        let well = simulator::complete_onboarding(&w.ctx, &w.admin(), &seller.id, None).await.unwrap().value;
        assert_eq!(well.status, AccountStatus::Enabled);
    }

    async fn an_update_changes_what_it_names_and_says_what_it_was(w: &World) {
        let seller = w.seller("Juniper").await;
        let mut change = AccountChange { metadata: metadata("tier", "gold"), ..Default::default() };
        change.business_profile.url = Change::Set("https://juniper.example".into());
        let after = accounts::update(&w.ctx, &w.admin(), &seller.id, &change, None).await.unwrap().value;
        assert_eq!(after.business_profile.name, seller.business_profile.name);
        assert_eq!(after.metadata.get("tier"), Some("gold"));
        let bad = AccountChange { email: Change::Set("nobody".into()), ..Default::default() };
        match accounts::update(&w.ctx, &w.admin(), &seller.id, &bad, None).await {
            Err(Error::Invalid { param, .. }) => assert_eq!(param, "email"),
            other => panic!("{other:?}"),
        }
        let events = service::events::of(&w.ctx, &w.admin(), seller.id.as_str()).await.unwrap();
        assert_eq!(events.last().unwrap().kind, EventKind::AccountUpdated);
    }

    async fn a_deleted_account_is_gone_and_its_money_stays_in_the_ledger(w: &World) {
        let seller = w.seller("Juniper").await;
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        service::payments::record(&w.ctx, &w.admin(), &new_payment(&seller.id, "o", 100, 0, now), None).await.unwrap();
        accounts::delete(&w.ctx, &w.admin(), &seller.id).await.unwrap();
        assert!(matches!(accounts::retrieve(&w.ctx, &w.admin(), &seller.id).await, Err(Error::NotFound { .. })));
        assert!(found(w, "juniper").await.is_empty());
        assert!(accounts::list(&w.ctx, &w.admin(), TimeRange::default(), &PageRequest::first(10)).await.unwrap().items.is_empty());
        refused(accounts::delete(&w.ctx, &w.admin(), &seller.id).await, "resource_missing", "account");
        refused(accounts::delete(&w.ctx, &w.admin(), &w.platform.id).await, "resource_missing", "account");
    }

    async fn an_import_run_twice_makes_each_account_once(w: &World) {
        let row = |id: &str| accounts::ImportRow { external_id: id.to_owned(), account: express(id) };
        let rows = [row("s1"), row("s2"), row("s1")];
        let first = accounts::import(&w.ctx, &w.admin(), &rows).await.unwrap();
        assert!(matches!(first[..], [accounts::Imported::New(_), accounts::Imported::New(_), accounts::Imported::Known(_)]));
        let again = accounts::import(&w.ctx, &w.admin(), &rows[..2]).await.unwrap();
        assert!(again.iter().all(|it| matches!(it, accounts::Imported::Known(_))));
        let id = accounts::imported(&w.ctx, &w.admin(), "s1").await.unwrap().unwrap();
        assert_eq!(accounts::retrieve(&w.ctx, &w.admin(), &id).await.unwrap().status, AccountStatus::Enabled);
    }

    async fn an_import_says_which_rows_became_an_account_and_say_something_else_now(w: &World) {
        let row = |id: &str, email: &str| {
            let mut account = express(id);
            account.fields.email = Change::Set(email.to_owned());
            accounts::ImportRow { external_id: id.to_owned(), account }
        };
        let rows = [row("s1", "one@example.com"), row("s2", "two@example.com")];
        let expected = accounts::check_import(&w.ctx, &w.admin(), &rows).await.unwrap();
        assert!(expected.iter().all(|it| matches!(it, Ok(None))));
        assert!(accounts::imported(&w.ctx, &w.admin(), "s1").await.unwrap().is_none(), "a check writes nothing");
        accounts::import(&w.ctx, &w.admin(), &rows).await.unwrap();

        let later = [row("s1", "other@example.com"), rows[1].clone()];
        for _ in 0..2 {
            let outcome = accounts::import(&w.ctx, &w.admin(), &later).await.unwrap();
            let [accounts::Imported::Changed(account), accounts::Imported::Known(_)] = &outcome[..] else {
                panic!("{outcome:?}");
            };
            assert_eq!(account.email.as_deref(), Some("one@example.com"));
            let expected = accounts::check_import(&w.ctx, &w.admin(), &later).await.unwrap();
            assert!(matches!(&expected[..], [Ok(Some(accounts::Imported::Changed(_))), Ok(Some(accounts::Imported::Known(_)))]));
        }

        // Whoever changed the account since has the last word, and an old row is no news.
        let id = accounts::imported(&w.ctx, &w.admin(), "s1").await.unwrap().unwrap();
        let change = AccountChange { email: Change::Set("other@example.com".into()), ..Default::default() };
        accounts::update(&w.ctx, &w.admin(), &id, &change, None).await.unwrap();
        for row in [&rows[0], &later[0]] {
            let outcome = accounts::import(&w.ctx, &w.admin(), std::slice::from_ref(row)).await.unwrap();
            assert!(matches!(outcome[..], [accounts::Imported::Known(_)]));
        }

        let bad = [row("s3", "no address"), row("s4", "four@example.com")];
        let expected = accounts::check_import(&w.ctx, &w.admin(), &bad).await.unwrap();
        assert!(matches!(&expected[..], [Err(Error::Invalid { .. }), Ok(None)]));
    }
}
