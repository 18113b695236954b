use testkit::{World, both_engines};

use crate::support::Caller;

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
        let caller = Caller::of(w).await.with("idempotency-key", "once");
        caller.made("/v1/topups", "amount=10&currency=usd").await;
        for (path, form) in [
            ("/v1/topups", "amount=11&currency=usd"),
            ("/v1/accounts", "amount=10&currency=usd"),
            ("/v1/accounts", "type=custom"),
        ] {
            let answer = caller.post(path, form).await;
            assert_eq!(answer.status, 400, "{form}");
            let kind = answer.body["error"]["type"].as_str().unwrap();
            // Parameters are looked at before keys.
            let unknown = answer.body["error"]["code"] == "parameter_unknown";
            assert!(unknown || kind == "idempotency_error", "{}", answer.body);
        }
        let key = "stripe-account";
        let seller = w.seller("Blue Heron").await;
        let own = caller.with(key, w.platform.id.as_str());
        assert_eq!(own.made("/v1/topups", "amount=10&currency=usd").await["amount"], 10);
        let _ = seller;
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
}
