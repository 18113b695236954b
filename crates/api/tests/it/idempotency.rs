use testkit::{World, both_engines};

use crate::support::{Caller, charge, ids};

/// A call that the platform and its accounts can make, each for its own balance.
const SET_ASIDE: &str = "/v1/tributary/prefunding";
const TEN: &str = "amount=10&currency=usd";

both_engines! {
    async fn the_same_key_replays_the_first_answer(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "once");
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let form = format!("amount=10&currency=usd&destination={}", seller.id);
        let first = caller.post("/v1/transfers", &form).await;
        let reordered = format!("destination={}&currency=usd&amount=10", seller.id);
        let second = caller.post("/v1/transfers", &reordered).await;
        assert_eq!(first.body, second.body);
        assert_eq!(first.header("idempotent-replayed"), "");
        assert_eq!(second.header("idempotent-replayed"), "true");
        assert_eq!(second.header("idempotency-key"), "once");
        assert_ne!(first.header("request-id"), second.header("request-id"));
        assert_eq!(w.available(&seller.id).await, 10);
    }

    async fn a_replay_is_expanded_like_the_first_answer(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "once");
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let form =
            format!("amount=10&currency=usd&destination={}&expand[]=destination", seller.id);
        let first = caller.made("/v1/transfers", &form).await;
        assert_eq!(first["destination"]["object"], "account");
        assert_eq!(caller.made("/v1/transfers", &form).await, first);
    }

    async fn another_call_under_the_same_key_is_an_error(w: &World) {
        let plain = Caller::of(w).await;
        let keyed = plain.with("idempotency-key", "once");
        keyed.made(SET_ASIDE, TEN).await;
        for (path, form) in [
            (SET_ASIDE, "amount=11&currency=usd"),
            (SET_ASIDE, "amount=10&currency=eur"),
            ("/v1/topups", TEN),
        ] {
            let answer = keyed.post(path, form).await;
            answer.is_refused(400, "", "");
            assert_eq!(answer.body["error"]["type"], "idempotency_error", "{path} {form}");
            assert_eq!(w.balance(&w.platform.id).await.prefunding, 10);
        }
        assert_eq!(w.available(&w.platform.id).await, 0);
        // Under a key of their own they are fine.
        plain.made(SET_ASIDE, "amount=11&currency=usd").await;
        plain.made("/v1/topups", TEN).await;
    }

    async fn parameters_are_looked_at_before_keys(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "once");
        caller.made("/v1/topups", TEN).await;
        caller.post("/v1/accounts", TEN).await.is_refused(400, "parameter_unknown", "amount");
    }

    async fn a_platform_that_names_itself_is_the_same_caller_and_an_account_is_another(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "once");
        let seller = w.seller("Blue Heron").await;
        let first = caller.made(SET_ASIDE, TEN).await;
        let own = caller.acting_for(&w.platform.id).post(SET_ASIDE, TEN).await;
        assert_eq!((own.header("idempotent-replayed"), &own.body), ("true", &first));
        let theirs = caller.acting_for(&seller.id).post(SET_ASIDE, TEN).await;
        assert_eq!((theirs.status.as_u16(), theirs.header("idempotent-replayed")), (200, ""));
        for owner in [&w.platform.id, &seller.id] {
            assert_eq!(w.balance(owner).await.prefunding, 10, "{owner}");
        }
    }

    async fn a_refused_parameter_does_not_use_up_the_key_and_a_refused_rule_does(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "mended");
        let seller = w.seller("Blue Heron").await;
        let form = |amount: i64| format!("amount={amount}&currency=usd&destination={}", seller.id);
        caller.post("/v1/transfers", &form(-1)).await
            .is_refused(400, "parameter_invalid_integer", "amount");
        let first = caller.post("/v1/transfers", &form(1)).await;
        first.is_refused(400, "balance_insufficient", "amount");
        w.fund(100).await;
        let second = caller.post("/v1/transfers", &form(1)).await;
        second.is_refused(400, "balance_insufficient", "amount");
        assert_eq!(second.header("idempotent-replayed"), "true");
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn keys_belong_to_posts_and_have_a_length(w: &World) {
        let caller = Caller::of(w).await;
        let long = caller.with("idempotency-key", "k".repeat(256));
        long.post("/v1/topups", "amount=1&currency=usd").await.is_refused(400, "", "");
        assert_eq!(long.get("/v1/balance").await.status, 200);
        let longest = caller.with("idempotency-key", "k".repeat(255));
        assert_eq!(longest.post("/v1/topups", "amount=1&currency=usd").await.status, 200);
    }

    async fn fifty_callers_with_one_key_have_one_effect(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "fifty");
        let calls = (0..50).map(|_| caller.post("/v1/topups", "amount=10&currency=usd"));
        let answers = futures::future::join_all(calls).await;
        for answer in &answers {
            assert!([200, 409].contains(&answer.status.as_u16()), "{}", answer.body);
            if answer.status == 409 {
                answer.is_refused(409, "idempotency_key_in_use", "");
                assert_eq!(answer.header("stripe-should-retry"), "true");
            }
        }
        assert_eq!(w.available(&w.platform.id).await, 10);
    }

    async fn a_clock_that_is_moved_again_under_its_key_ends_where_it_was_to_end(w: &World) {
        let platform = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let form = format!("account={}&amount=1000&currency=usd&external_id=o1", seller.id);
        platform.made("/v1/tributary/payments", &form).await;
        let start = platform.found("/v1/test_helpers/clock").await["now"].as_i64().unwrap();
        let caller = platform.with("idempotency-key", "a-week");
        let path = "/v1/test_helpers/clock/advance";
        // A caller who loses patience tries again while the first call is still at it.
        let calls = (0..3).map(|_| caller.post(path, "seconds=604800"));
        for answer in futures::future::join_all(calls).await {
            assert_eq!(answer.status, 200, "{}", answer.body);
            assert_eq!(answer.body["now"], start + 604_800);
        }
        assert_eq!(platform.found("/v1/test_helpers/clock").await["now"], start + 604_800);
        assert_eq!(w.available(&seller.id).await, 1_000);
        let other = caller.post(path, "seconds=1").await;
        assert_eq!(other.body["error"]["type"], "idempotency_error");
        platform.with("idempotency-key", "later").made(path, "seconds=1").await;
        let late = caller.post(path, "seconds=604800").await;
        assert_eq!((late.body["now"].as_i64(), late.header("idempotent-replayed")), (Some(start + 604_800), "true"));
        assert_eq!(platform.found("/v1/test_helpers/clock").await["now"], start + 604_801);
    }

    async fn helpers_do_their_deed_once_per_key(w: &World) {
        let platform = Caller::of(w).await;
        let caller = platform.with("idempotency-key", "helped");
        let newcomer = w.newcomer("Red Kite").await;
        let path = format!("/v1/test_helpers/accounts/{}/complete_onboarding", newcomer.id);
        replays(&caller, &path, "").await;
        let caller = platform.with("idempotency-key", "rejected");
        replays(&caller, &format!("/v1/accounts/{}/reject", newcomer.id), "reason=fraud").await;

        let charge = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let refund = platform.made("/v1/refunds", &format!("charge={charge}&amount=4000")).await;
        let path = format!("/v1/test_helpers/refunds/{}/fail", refund["id"].as_str().unwrap());
        replays(&platform.with("idempotency-key", "failed"), &path, "").await;
        let events = platform.found("/v1/events?type=refund.failed").await;
        assert_eq!(ids(&events).len(), 1);

        let sale = "amount=500&currency=usd&payment_method=pm_card_threeDSecure2Required&confirm=true";
        let intent = platform.made("/v1/payment_intents", sale).await;
        let path = format!("/v1/test_helpers/payment_intents/{}/authenticate", intent["id"].as_str().unwrap());
        let done = replays(&platform.with("idempotency-key", "known"), &path, "outcome=succeeded").await;
        assert_eq!(done["status"], "succeeded");
    }

    async fn a_bank_answers_a_payout_once_per_key(w: &World) {
        let seller = w.banked("Blue Heron").await;
        w.earn(&seller.id, 9_000).await;
        let account = Caller::of(w).await.acting_for(&seller.id);
        let form = "amount=1000&currency=usd";
        for (key, deeds) in [("fail", &["fail"][..]), ("return", &["pay", "return"][..])] {
            let payout = account.made("/v1/payouts", form).await;
            for deed in deeds {
                let path = format!("/v1/test_helpers/payouts/{}/{deed}", payout["id"].as_str().unwrap());
                replays(&account.with("idempotency-key", format!("{key}-{deed}")), &path, "").await;
            }
        }
        assert_eq!(w.available(&seller.id).await, 9_000);
    }

    async fn a_login_link_is_new_whatever_the_key(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "link");
        let seller = w.seller("Blue Heron").await;
        let path = format!("/v1/accounts/{}/login_links", seller.id);
        let (first, second) = (caller.made(&path, "").await, caller.made(&path, "").await);
        assert_ne!(first["url"], second["url"]);
    }
}

/// Makes a call twice that could be made once without its key; answers what both were answered.
async fn replays(caller: &Caller, path: &str, form: &str) -> serde_json::Value {
    let first = caller.made(path, form).await;
    let second = caller.post(path, form).await;
    assert_eq!(
        (second.status.as_u16(), &second.body),
        (200, &first),
        "{path}"
    );
    assert_eq!(second.header("idempotent-replayed"), "true", "{path}");
    first
}
