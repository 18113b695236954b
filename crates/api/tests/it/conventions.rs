use axum::body::Body;
use http::Request;
use testkit::{World, both_engines};

use crate::support::Caller;

both_engines! {
    async fn every_answer_carries_its_headers(w: &World) {
        let caller = Caller::of(w).await;
        let good = caller.get("/v1/balance").await;
        let bad = caller.get("/v1/transfers/tr_nothing").await;
        for answer in [&good, &bad] {
            assert!(answer.header("request-id").starts_with("req_"));
            assert_eq!(answer.header("stripe-version"), api::VERSION);
            assert_eq!(answer.header("cache-control"), "no-cache, no-store");
            assert_eq!(answer.header("content-type"), "application/json");
        }
        assert_ne!(good.header("request-id"), bad.header("request-id"));
        let older = caller.with("stripe-version", "2024-04-10").get("/v1/balance").await;
        assert_eq!(older.header("stripe-version"), "2024-04-10");
    }

    async fn a_key_is_needed_and_must_be_a_secret_one(w: &World) {
        let caller = Caller::of(w).await;
        let missing = caller.anonymous().get("/v1/balance").await;
        missing.is_refused(401, "", "");
        assert!(missing.header("www-authenticate").starts_with("Basic"));
        let wrong = format!("Bearer {}", caller.secret.replace("sk_test_", "sk_test_x"));
        let refused = caller.with("authorization", wrong.clone()).get("/v1/balance").await;
        refused.is_refused(401, "", "");
        assert!(!refused.body.to_string().contains(wrong.trim_start_matches("Bearer ")));
        let operator = domain::actor::Actor::System { tenant: w.tenant() };
        let public = service::keys::create(&w.ctx, &operator, "public", service::keys::Kind::Publishable).await.unwrap();
        let public = caller.with("authorization", format!("Bearer {}", public.text));
        public.get("/v1/accounts").await.is_refused(401, "secret_key_required", "");
    }

    async fn the_account_header_names_a_connected_account_or_nothing(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let own = caller.acting_for(&seller.id).get("/v1/account").await;
        assert_eq!(own.body["id"], seller.id.as_str());
        assert_eq!(own.header("stripe-account"), seller.id.as_str());
        let itself = caller.acting_for(&w.platform.id).get("/v1/account").await;
        assert_eq!(itself.body["id"], w.platform.id.as_str());
        let other = w.other_platform().await;
        let theirs = Caller::with_key_of(w, &other).await;
        let foreign = theirs.acting_for(&seller.id).get("/v1/balance").await;
        let absent = theirs.with("stripe-account", "acct_nothing").get("/v1/balance").await;
        foreign.is_refused(403, "account_invalid", "");
        absent.is_refused(403, "account_invalid", "");
        for bad in ["nonsense", "acct_'; drop table", "tr_1", ""] {
            caller.with("stripe-account", bad).get("/v1/balance").await.is_refused(400, "", "");
        }
        let twice = Request::get("/v1/balance")
            .header("authorization", format!("Bearer {}", caller.secret))
            .header("stripe-account", seller.id.as_str())
            .header("stripe-account", seller.id.as_str())
            .body(Body::empty())
            .unwrap();
        caller.answer(twice).await.is_refused(400, "", "");
        caller.with("stripe-context", seller.id.as_str()).get("/v1/balance").await
            .is_refused(400, "", "");
    }

    async fn calls_of_the_platform_are_not_made_for_an_account(w: &World) {
        let seller = w.seller("Blue Heron").await;
        let caller = Caller::of(w).await.acting_for(&seller.id);
        caller.get("/v1/topups").await.is_refused(400, "platform_account_required", "");
        let form = format!("amount=1&currency=usd&destination={}", seller.id);
        caller.post("/v1/transfers", &form).await.is_refused(400, "platform_account_required", "");
    }

    async fn unknown_addresses_and_methods_are_told(w: &World) {
        let caller = Caller::of(w).await;
        let table = [
            ("GET", "/v1"),
            ("GET", "/v1/"),
            ("GET", "/v1/unicorns"),
            ("GET", "/v1/accounts/acct_1/unicorns"),
            ("GET", "/v1/transfers/tr_1/reversals/trr_1/unicorns"),
            ("GET", "/v1/accounts/%FF"),
            ("GET", "/v2/core/accounts"),
            ("POST", "/v2/core/accounts"),
            ("GET", "/files"),
            ("GET", "/files/links/fl_1"),
            ("POST", "/oauth/token"),
            ("GET", "//v1/balance"),
            ("DELETE", "/v1/balance"),
            ("PUT", "/v1/accounts"),
            ("PATCH", "/v1/transfers/tr_1"),
        ];
        for (method, path) in table {
            let answer = caller.send(method, path, "").await;
            answer.is_refused(404, "", "");
            let message = answer.body["error"]["message"].as_str().unwrap().to_owned();
            assert!(message.contains(&format!("({method}: {path})")), "{message}");
        }
    }

    async fn searches_are_refused_as_such(w: &World) {
        let caller = Caller::of(w).await;
        for noun in ["charges", "customers", "payment_intents"] {
            let answer = caller.get(&format!("/v1/{noun}/search?query=status:'x'")).await;
            answer.is_refused(400, "", "");
            let message = answer.body["error"]["message"].as_str().unwrap().to_owned();
            assert!(message.contains("not supported") && message.contains(noun), "{message}");
        }
        assert_eq!(caller.anonymous().get("/v1/charges/search").await.status, 401);
    }

    async fn bodies_are_form_encoded_and_of_limited_size(w: &World) {
        let caller = Caller::of(w).await;
        let json = caller.with("content-type", "application/json");
        let answer = json.post("/v1/topups", r#"{"amount":1}"#).await;
        answer.is_refused(400, "", "");
        assert!(answer.body["error"]["message"].as_str().unwrap().contains("form-encoded"));
        let large = format!("description={}", "x".repeat(300 * 1024));
        caller.post("/v1/topups", &large).await.is_refused(413, "", "");
        let charset = "application/x-www-form-urlencoded; charset=utf-8";
        let form = caller.with("content-type", charset);
        assert_eq!(form.post("/v1/topups", "amount=1&currency=usd").await.status, 200);
    }

    async fn an_empty_list_is_as_good_as_absent(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        for empty in ["expand=", "expand[]=", "expand", "expand%5B%5D=", "expand[0]="] {
            for path in ["/v1/balance", "/v1/accounts", "/v1/events"] {
                caller.found(&format!("{path}?{empty}")).await;
            }
            caller.made(&format!("/v1/accounts/{}", seller.id), empty).await;
        }
        let all = caller.found("/v1/events").await;
        assert_eq!(caller.found("/v1/events?types=").await, all);
        assert_eq!(caller.found("/v1/events?types[]=").await, all);
        let none = caller.found("/v1/events?type=topup.created&types=").await;
        assert_eq!(none["data"], serde_json::json!([]));
        let automatic = "automatic_payment_methods[enabled]=true&payment_method_types=";
        caller.made("/v1/payment_intents", &format!("amount=500&currency=usd&{automatic}")).await;
        let schedule = "settings[payouts][schedule]";
        let weekly = format!("{schedule}[interval]=weekly&{schedule}[weekly_anchor]=friday\
            &{schedule}[weekly_payout_days]=&{schedule}[monthly_payout_days][]=");
        let changed = caller.made(&format!("/v1/accounts/{}", seller.id), &weekly).await;
        assert_eq!(changed["settings"]["payouts"]["schedule"]["weekly_anchor"], "friday");
        caller.made("/v1/customers", "name=Ada&preferred_locales=&expand=").await;
        caller.get("/v1/balance?expand=pending").await.is_refused(400, "parameter_invalid", "expand");
    }

    async fn parameters_of_a_post_may_be_in_the_query_but_not_twice(w: &World) {
        let caller = Caller::of(w).await;
        assert_eq!(caller.post("/v1/topups?amount=1", "currency=usd").await.status, 200);
        caller.post("/v1/topups?amount=1", "amount=2&currency=usd").await
            .is_refused(400, "", "amount");
    }
}

#[tokio::test]
async fn a_fault_of_ours_tells_nothing_but_its_request_id() {
    let world = World::sqlite().await;
    let caller = Caller::of(&world).await;
    world.ctx.store.close().await;
    let answer = caller.get("/v1/balance").await;
    answer.is_refused(500, "", "");
    assert_eq!(answer.body["error"]["type"], "api_error");
    assert!(answer.header("request-id").starts_with("req_"));
    let message = answer.body["error"]["message"]
        .as_str()
        .unwrap()
        .to_lowercase();
    assert!(
        !message.contains("pool") && !message.contains("database"),
        "{message}"
    );
}
