//! Recorded payments, their settlement, top-ups and the earnings chart.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use domain::{
    balance_transaction::TransactionFilter,
    earnings::Interval,
    id::AccountId,
    list::PageRequest,
    metadata::Metadata,
    money::Currency,
    payment::{FeeFilter, NewPayment},
    time::{DAY, HOUR},
    topup::TopupStatus,
};
use service::{Error, balances, earnings, fees, payments, payments::Recorded, topups};
use testkit::{World, both_engines, new_payment, new_topup, refused};

/// The fees of one account.
fn of(account: &AccountId) -> FeeFilter {
    FeeFilter {
        account: Some(account.clone()),
        ..Default::default()
    }
}

both_engines! {
    async fn a_recorded_payment_is_pending_until_its_date_and_then_available(w: &World) {
        let seller = w.seller("Juniper").await;
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        let new = new_payment(&seller.id, "order-1", 10_000, 1_230, now);
        payments::record(&w.ctx, &w.admin(), &new, None).await.unwrap();
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.pending, balance.available), (8_770, 0));
        assert_eq!(w.balance(&w.platform.id).await.pending, 1_230);

        // Sunday: the first business day is Monday, and two business days later is Wednesday.
        w.advance(2 * DAY).await;
        assert_eq!(w.balance(&seller.id).await.available, 0);
        w.advance(DAY).await;
        let balance = w.balance(&seller.id).await;
        assert_eq!((balance.pending, balance.available), (0, 8_770));
        assert_eq!(w.balance(&w.platform.id).await.available, 1_230);

        let line = balances::transactions(&w.ctx, &w.owner(&seller.id), &TransactionFilter::default(), &PageRequest::first(1)).await.unwrap();
        assert_eq!((line.items[0].amount, line.items[0].fee, line.items[0].net), (10_000, 1_230, 8_770));
        assert!(line.items[0].available);
        let collected = fees::list(&w.ctx, &w.admin(), &of(&seller.id), &PageRequest::first(10)).await.unwrap();
        assert_eq!(collected.items[0].amount, w.usd(1_230));
    }

    async fn a_payment_of_the_past_is_available_at_once(w: &World) {
        let seller = w.seller("Juniper").await;
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        let new = new_payment(&seller.id, "old", 500, 0, now.plus(-30 * DAY));
        payments::record(&w.ctx, &w.admin(), &new, None).await.unwrap();
        assert_eq!(w.available(&seller.id).await, 500);
        let collected = fees::list(&w.ctx, &w.admin(), &of(&seller.id), &PageRequest::first(10)).await.unwrap();
        assert!(collected.items.is_empty());
    }

    async fn the_same_external_id_is_recorded_once(w: &World) {
        let seller = w.seller("Juniper").await;
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        let new = new_payment(&seller.id, "order-1", 500, 10, now);
        payments::record(&w.ctx, &w.admin(), &new, None).await.unwrap();
        refused(payments::record(&w.ctx, &w.admin(), &new, None).await, "resource_already_exists", "external_id");
        let both = [new.clone(), new_payment(&seller.id, "order-2", 700, 0, now)];
        let outcome = payments::record_many(&w.ctx, &w.admin(), &both).await.unwrap();
        assert!(matches!(outcome[..], [Recorded::Known(_), Recorded::New(_)]));
        assert_eq!(w.balance(&seller.id).await.pending, 490 + 700);
    }

    async fn a_payment_recorded_before_with_other_values_is_told_apart(w: &World) {
        let (seller, other) = (w.seller("Juniper").await, w.seller("Heron").await);
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        let new = new_payment(&seller.id, "order-1", 500, 10, now);
        let check = async |new: &NewPayment| {
            let mut expected = payments::check_many(&w.ctx, &w.admin(), std::slice::from_ref(new)).await.unwrap();
            expected.remove(0)
        };
        assert_eq!(check(&new).await.unwrap(), payments::Expected::New);
        assert_eq!(w.balance(&seller.id).await.pending, 0, "a check writes nothing");
        let made = payments::record(&w.ctx, &w.admin(), &new, None).await.unwrap().value;
        assert_eq!(check(&new).await.unwrap(), payments::Expected::Known);

        let noted = |value: &str| Metadata::from_pairs([("city", value)]).unwrap();
        for changed in [
            new_payment(&seller.id, "order-1", 501, 10, now),
            new_payment(&seller.id, "order-1", 500, 11, now),
            new_payment(&other.id, "order-1", 500, 10, now),
            new_payment(&seller.id, "order-1", 500, 10, now.plus(-1)),
            NewPayment { metadata: noted("Natal"), ..new.clone() },
        ] {
            let outcome = payments::record_many(&w.ctx, &w.admin(), std::slice::from_ref(&changed)).await.unwrap();
            assert_eq!(outcome, [Recorded::Changed(made.clone())]);
            assert_eq!(check(&changed).await.unwrap(), payments::Expected::Changed(Box::new(made.clone())));
        }
        let nobody = new_payment(&"acct_nobody".parse().unwrap(), "order-2", 1, 0, now);
        assert!(matches!(check(&nobody).await, Err(Error::NotFound { .. })));
        assert!(matches!(check(&new_payment(&seller.id, "", 1, 0, now)).await, Err(Error::Invalid { .. })));
        assert_eq!(w.balance(&seller.id).await.pending, 490);
    }

    async fn impossible_payments_are_refused_with_the_field(w: &World) {
        let seller = w.seller("Juniper").await;
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        let cases = [
            (new_payment(&seller.id, "a", 100, 101, now), "application_fee_amount"),
            (new_payment(&seller.id, "b", 100, -1, now), "application_fee_amount"),
            (new_payment(&seller.id, "c", 100, 0, now.plus(HOUR)), "created"),
            (new_payment(&seller.id, "", 100, 0, now), "external_id"),
            (new_payment(&seller.id, &"x".repeat(300), 100, 0, now), "external_id"),
        ];
        for (new, field) in cases {
            match payments::record(&w.ctx, &w.admin(), &new, None).await {
                Err(Error::Invalid { param, .. }) => assert_eq!(param, field),
                other => panic!("{field}: {other:?}"),
            }
        }
        assert_eq!(w.balance(&seller.id).await.pending, 0);
    }

    async fn a_topup_succeeds_or_fails_as_its_bank_token_says(w: &World) {
        let topup = topups::create(&w.ctx, &w.admin(), &new_topup(5_000), None).await.unwrap().value;
        assert_eq!(topup.status, TopupStatus::Succeeded);
        assert_eq!(topups::postings(&w.ctx, &w.admin(), &topup.id).await.unwrap().len(), 1);
        let mut bad = new_topup(5_000);
        bad.source = Some("btok_us_verified_insufficientFunds".into());
        let failed = topups::create(&w.ctx, &w.admin(), &bad, None).await.unwrap().value;
        assert_eq!(failed.status, TopupStatus::Pending, "a bank that is debited answers later");
        w.advance(DAY).await;
        let failed = topups::retrieve(&w.ctx, &w.admin(), &failed.id).await.unwrap();
        assert_eq!(failed.status, TopupStatus::Failed);
        assert_eq!(failed.failure.unwrap().code, "insufficient_funds");
        assert_eq!(w.available(&w.platform.id).await, 5_000);
        refused(topups::cancel(&w.ctx, &w.admin(), &topup.id, None).await, "status_transition_invalid", None);
    }

    async fn the_chart_sums_net_volume_in_the_time_zone_of_the_account(w: &World) {
        let seller = w.seller("Juniper").await;
        let owner = w.owner(&seller.id);
        let now = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        for (id, age) in [("a", 0), ("b", HOUR), ("c", 3 * DAY), ("d", 40 * DAY), ("e", 400 * DAY)] {
            let new = new_payment(&seller.id, id, 1_000, 100, now.plus(-age));
            payments::record(&w.ctx, &w.admin(), &new, None).await.unwrap();
        }
        let expected = [
            (Interval::Day, 1_800), (Interval::Week, 2_700), (Interval::FourWeeks, 2_700),
            (Interval::ThreeMonths, 3_600), (Interval::Year, 3_600), (Interval::Lifetime, 4_500),
        ];
        for (interval, total) in expected {
            let chart = earnings::chart(&w.ctx, &owner, &seller.id, Currency::USD, interval).await.unwrap();
            assert_eq!(chart.total, total, "{interval:?}");
            assert_eq!(chart.buckets.iter().map(|it| it.net).sum::<i64>(), total);
            assert_eq!(chart.time_zone, "America/New_York");
        }
        let other = w.seller("Other").await;
        let foreign = earnings::chart(&w.ctx, &owner, &other.id, Currency::USD, Interval::Day).await;
        assert!(matches!(foreign, Err(Error::NotFound { .. })));
    }

    async fn time_passes_only_in_test_mode_and_only_forwards(w: &World) {
        for seconds in [0, -1, i64::MAX, i64::MIN] {
            refused(service::clock::advance(&w.ctx, &w.admin(), seconds).await, "parameter_invalid_integer", "seconds");
        }
        let mut live = w.tenant();
        live.livemode = true;
        let actor = domain::actor::Actor::System { tenant: live };
        refused(service::clock::advance(&w.ctx, &actor, 60).await, "testmode_charges_only", None);
        let before = service::clock::get(&w.ctx, &w.admin()).await.unwrap();
        w.advance(60).await;
        assert_eq!(service::clock::get(&w.ctx, &w.admin()).await.unwrap(), before.plus(60));
        assert_eq!(service::clock::get(&w.ctx, &actor).await.unwrap(), before);
    }

    async fn a_clock_that_was_stopped_on_its_way_goes_on_to_where_it_was_sent(w: &World) {
        use service::{Key, clock};
        let (ctx, admin) = (&w.ctx, &w.admin());
        let key = Key::new("week", "same");
        let start = clock::get(ctx, admin).await.unwrap();
        let first = clock::aim(ctx, admin, 7 * DAY, key.as_ref()).await.unwrap();
        assert!(!first.replayed);
        let target = first.value;
        assert_eq!(target, start.plus(7 * DAY));
        assert_eq!(clock::get(ctx, admin).await.unwrap(), start);
        // The first call went away; time went on a little.
        w.advance(DAY).await;
        let again = clock::aim(ctx, admin, 7 * DAY, key.as_ref()).await.unwrap();
        assert_eq!((again.value, again.replayed), (target, true));
        for _ in 0..2 {
            clock::reach(ctx, admin, target).await.unwrap();
            assert_eq!(clock::get(ctx, admin).await.unwrap(), start.plus(7 * DAY));
        }
    }
}
