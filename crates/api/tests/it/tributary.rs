use domain::{
    account::{AccountKind, NewAccount},
    money::{Currency, Money},
};
use service::{accounts, simulator};
use testkit::{World, both_engines, express};

use crate::support::{Caller, ids};

both_engines! {
    async fn a_payment_made_elsewhere_is_recorded_once(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let form = format!(
            "account={}&amount=10000&currency=usd&application_fee_amount=1230&created=1700000000\
             &external_id=order-7&description=Order+7&metadata[a]=1&expand[]=application_fee",
            seller.id
        );
        let made = caller.made("/v1/tributary/payments", &form).await;
        assert_eq!(made["object"], "tributary.payment");
        assert_eq!((made["net"].as_i64(), made["created"].as_i64()), (Some(8_770), Some(1_700_000_000)));
        assert_eq!(made["application_fee"]["amount"], 1_230);
        assert_eq!(made["external_id"], "order-7");
        caller.post("/v1/tributary/payments", &form).await
            .is_refused(400, "resource_already_exists", "external_id");
        let list = caller.found(&format!("/v1/tributary/payments?account={}", seller.id)).await;
        assert_eq!(ids(&list), [made["id"].as_str().unwrap()]);
        let path = format!("/v1/tributary/payments/{}", made["id"].as_str().unwrap());
        assert_eq!(caller.found(&path).await["application_fee"], made["application_fee"]["id"]);
        let fee = made["application_fee"]["id"].as_str().unwrap();
        let fee = caller.found(&format!("/v1/application_fees/{fee}?expand[]=charge")).await;
        assert_eq!(fee["charge"]["id"], made["id"]);
        let lines = caller.found("/v1/balance_transactions?expand[]=data.source").await;
        assert_eq!(lines["data"][0]["source"]["object"], "application_fee");
    }

    async fn amounts_are_compared_within_one_currency(w: &World) {
        let caller = Caller::of(w).await;
        let new = NewAccount { country: "GB".parse().unwrap(), ..express("Blue Heron") };
        let seller = accounts::create(&w.ctx, &w.admin(), &new, None).await.unwrap().value.id;
        simulator::complete_onboarding(&w.ctx, &w.admin(), &seller, None).await.unwrap();
        w.bank(&seller, "btok_us_verified").await;
        w.earn(&seller, 900_000).await;
        for pounds in [800_000, 700_000] {
            w.earn_in(&seller, Money::new(pounds, Currency::GBP)).await;
        }
        let found = async |filter: &str| {
            let list = caller.found(&format!("/v1/tributary/payments?account={seller}{filter}")).await;
            let amounts = list["data"].as_array().unwrap().iter().map(|it| it["amount"].as_i64().unwrap());
            amounts.collect::<Vec<_>>()
        };
        assert_eq!(found("").await.len(), 3);
        assert_eq!(found("&amount[gte]=750000").await, [800_000]);
        assert_eq!(found("&amount[gte]=750000&currency=usd").await, [900_000]);
        assert_eq!(found("&currency=usd").await, [900_000]);
    }

    async fn bad_payments_are_refused_at_their_parameter(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let newcomer = w.newcomer("Red Kite").await;
        let base = format!("account={}&amount=100&currency=usd", seller.id);
        let later = w.ctx.wall().unix() + 10;
        let table = [
            (base.clone(), "parameter_missing", "external_id"),
            (format!("{base}&external_id="), "parameter_invalid_empty", "external_id"),
            (format!("{base}&external_id=1&application_fee_amount=101"), "parameter_invalid", "application_fee_amount"),
            (format!("{base}&external_id=1&application_fee_amount=-1"), "parameter_invalid_integer", "application_fee_amount"),
            (format!("{base}&external_id=1&created={later}"), "parameter_invalid", "created"),
            (format!("{base}&external_id=1&created=-1"), "parameter_invalid_integer", "created"),
            (format!("{base}&external_id={}", "x".repeat(256)), "parameter_invalid_string_length", "external_id"),
            ("amount=1&currency=usd&external_id=1".into(), "parameter_missing", "account"),
            ("account=acct_no&amount=1&currency=usd&external_id=1".into(), "resource_missing", "account"),
            (
                format!("account={}&amount=1&currency=usd&external_id=1", newcomer.id),
                "insufficient_capabilities_for_transfer",
                "account",
            ),
        ];
        for (form, code, param) in table {
            caller.post("/v1/tributary/payments", &form).await.is_refused(400, code, param);
        }
        caller.get("/v1/tributary/payments").await.is_refused(400, "parameter_missing", "account");
        caller.get("/v1/tributary/payments?account=acct_no").await
            .is_refused(400, "resource_missing", "account");
    }

    async fn a_payment_needs_a_currency_in_which_its_account_can_be_paid_out(w: &World) {
        let caller = Caller::of(w).await;
        let french = w.account("Atelier", AccountKind::Express, "FR").await;
        let form = |id: u8, currency: &str| {
            format!("account={}&amount=5000&currency={currency}&external_id=order-{id}", french.id)
        };
        // What it settles in can be recorded before it has a bank.
        caller.made("/v1/tributary/payments", &form(1, "eur")).await;
        for (id, currency) in [(2, "usd"), (3, "jpy"), (4, "gbp")] {
            let answer = caller.post("/v1/tributary/payments", &form(id, currency)).await;
            answer.is_refused(400, "parameter_invalid", "currency");
            let message = answer.body["error"]["message"].as_str().unwrap();
            assert!(message.contains("settles in EUR") && message.contains("balance in"), "{message}");
        }
        // With a bank that takes pounds, pounds can be recorded.
        w.bank(&french.id, "btok_gb").await;
        caller.made("/v1/tributary/payments", &form(4, "gbp")).await;
        // What it has already it may have more of, wherever that goes.
        let prefunding = "amount=100&currency=usd";
        caller.acting_for(&french.id).made("/v1/tributary/prefunding", prefunding).await;
        caller.made("/v1/tributary/payments", &form(2, "usd")).await;
        caller.post("/v1/tributary/payments", &form(3, "jpy")).await
            .is_refused(400, "parameter_invalid", "currency");
    }

    async fn accounts_are_found_by_what_is_known_of_them(w: &World) {
        let caller = Caller::of(w).await;
        let heron = w.seller("Blue Heron").await;
        w.newcomer("Red Kite").await;
        let path = format!("/v1/accounts/{}", heron.id);
        caller.made(&path, "metadata[seller_id]=XK4711").await;
        let table = [
            ("query=heron", 1),
            ("query=BLUE", 1),
            ("query=xk4711", 1),
            ("query=blueheron%40example.com", 1),
            ("query=nothing", 0),
            ("query=heron&status=enabled", 1),
            ("query=heron&status=pending", 0),
            ("query=example&type=express", 2),
        ];
        for (query, expected) in table {
            let list = caller.found(&format!("/v1/tributary/accounts/search?{query}")).await;
            assert_eq!(ids(&list).len(), expected, "{query}");
        }
        caller.get("/v1/tributary/accounts/search").await
            .is_refused(400, "parameter_missing", "query");
        caller.get("/v1/tributary/accounts/search?query=a&status=odd").await
            .is_refused(400, "parameter_invalid", "status");
    }
}
