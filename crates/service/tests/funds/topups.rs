//! Top-ups from a bank that answers later.

use domain::{
    balance_transaction::TransactionType,
    list::PageRequest,
    time::{DAY, Timestamp},
    topup::{Topup, TopupStatus},
};
use service::{balances, events, topups};
use testkit::{World, both_engines, new_topup, refused};

async fn drawn(w: &World, source: &str) -> Topup {
    let mut new = new_topup(5_000);
    new.source = Some(source.to_owned());
    topups::create(&w.ctx, &w.admin(), &new, None)
        .await
        .unwrap()
        .value
}

async fn told(w: &World, topup: &Topup) -> Vec<&'static str> {
    let events = events::of(&w.ctx, &w.admin(), topup.id.as_str())
        .await
        .unwrap();
    events.into_iter().map(|it| it.kind.name()).collect()
}

async fn found(w: &World, topup: &Topup) -> Topup {
    topups::retrieve(&w.ctx, &w.admin(), &topup.id)
        .await
        .unwrap()
}

both_engines! {
    async fn a_bank_that_is_debited_pays_after_five_business_days(w: &World) {
        let topup = drawn(w, "btok_us_verified").await;
        assert_eq!((topup.status, &topup.balance_transaction), (TopupStatus::Pending, &None));
        // Sunday, 22 November 2026. Thursday is Thanksgiving: Monday to Wednesday, Friday, Monday.
        let expected = Timestamp::midnight(jiff::civil::date(2026, 11, 30));
        assert_eq!(topup.expected_availability_date, expected);
        w.advance(7 * DAY).await;
        assert_eq!(found(w, &topup).await.status, TopupStatus::Pending);
        assert_eq!(w.available(&w.platform.id).await, 0);
        w.advance(DAY).await;
        let paid = found(w, &topup).await;
        assert_eq!(paid.status, TopupStatus::Succeeded);
        assert!(paid.balance_transaction.is_some());
        assert_eq!(w.available(&w.platform.id).await, 5_000);
        assert_eq!(told(w, &topup).await, ["topup.created", "topup.succeeded"]);
    }

    async fn a_bank_that_refuses_says_so_on_the_next_business_day(w: &World) {
        for (source, code) in [
            ("btok_us_verified_noAccount", "no_account"),
            ("btok_us_verified_accountClosed", "account_closed"),
            ("btok_us_verified_insufficientFunds", "insufficient_funds"),
            ("btok_us_verified_debitNotAuthorized", "debit_not_authorized"),
            ("btok_us_verified_invalidCurrency", "invalid_currency"),
        ] {
            let topup = drawn(w, source).await;
            assert_eq!(topup.status, TopupStatus::Pending);
            // Over any weekend or holiday of these two weeks.
            w.advance(3 * DAY).await;
            let failed = found(w, &topup).await;
            assert_eq!((failed.status, failed.failure.unwrap().code.as_str()), (TopupStatus::Failed, code));
            assert_eq!(told(w, &topup).await, ["topup.created", "topup.failed"]);
        }
        assert_eq!(w.available(&w.platform.id).await, 0);
    }

    async fn what_is_canceled_never_arrives(w: &World) {
        let topup = drawn(w, "btok_us_verified").await;
        topups::cancel(&w.ctx, &w.admin(), &topup.id, None).await.unwrap();
        w.advance(20 * DAY).await;
        assert_eq!(found(w, &topup).await.status, TopupStatus::Canceled);
        assert_eq!(w.available(&w.platform.id).await, 0);
        assert_eq!(told(w, &topup).await, ["topup.created", "topup.canceled"]);
        let again = topups::cancel(&w.ctx, &w.admin(), &topup.id, None).await;
        refused(again, "status_transition_invalid", None);
    }

    async fn helpers_answer_for_the_bank(w: &World) {
        let (one, two) = (drawn(w, "btok_us_verified").await, drawn(w, "btok_us_verified").await);
        topups::succeed(&w.ctx, &w.admin(), &one.id, None).await.unwrap();
        topups::fail(&w.ctx, &w.admin(), &two.id, None).await.unwrap();
        assert_eq!(w.available(&w.platform.id).await, 5_000);
        for done in [&one, &two] {
            let again = topups::succeed(&w.ctx, &w.admin(), &done.id, None).await;
            refused(again, "status_transition_invalid", None);
        }
        let never = topups::reverse(&w.ctx, &w.admin(), &two.id, None).await;
        refused(never, "status_transition_invalid", None);
        w.advance(20 * DAY).await;
        assert_eq!(w.available(&w.platform.id).await, 5_000, "the job of the bank came too late");
    }

    async fn a_bank_takes_back_what_it_paid_whatever_is_left(w: &World) {
        let seller = w.seller("Juniper").await;
        let topup = drawn(w, "btok_us_verified").await;
        topups::succeed(&w.ctx, &w.admin(), &topup.id, None).await.unwrap();
        let sent = testkit::new_transfer(&seller.id, 4_000);
        service::transfers::create(&w.ctx, &w.admin(), &sent, None).await.unwrap();
        let reversed = topups::reverse(&w.ctx, &w.admin(), &topup.id, None).await.unwrap().value;
        assert_eq!(reversed.status, TopupStatus::Reversed);
        assert_eq!(w.available(&w.platform.id).await, -4_000);
        let page = PageRequest::first(1);
        let lines = balances::transactions(&w.ctx, &w.admin(), &Default::default(), &page).await.unwrap();
        assert_eq!((lines.items[0].kind, lines.items[0].net), (TransactionType::TopupReversal, -5_000));
        assert_eq!(told(w, &topup).await.last().copied(), Some("topup.reversed"));
        let again = topups::reverse(&w.ctx, &w.admin(), &topup.id, None).await;
        refused(again, "status_transition_invalid", None);
    }

    async fn cancel_and_pay_at_once_end_in_one_of_the_two(w: &World) {
        for _ in 0..5 {
            let topup = drawn(w, "btok_us_verified").await;
            let before = w.available(&w.platform.id).await;
            let admin = w.admin();
            let (paid, canceled) = tokio::join!(
                topups::succeed(&w.ctx, &admin, &topup.id, None),
                topups::cancel(&w.ctx, &admin, &topup.id, None)
            );
            assert!(paid.is_ok() != canceled.is_ok());
            let came = w.available(&w.platform.id).await - before;
            assert_eq!(came, if paid.is_ok() { 5_000 } else { 0 });
        }
    }
}
