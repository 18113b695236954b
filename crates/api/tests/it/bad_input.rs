//! What must be refused everywhere, with the right status, a named parameter, and no effect.

use testkit::{World, both_engines};

use crate::support::{Caller, ids};

/// Amounts that are no amounts.
const AMOUNTS: [(&str, &str); 16] = [
    ("", "parameter_invalid_empty"),
    ("0", "parameter_invalid_integer"),
    ("-1", "parameter_invalid_integer"),
    ("+1", "parameter_invalid_integer"),
    ("1.5", "parameter_invalid_integer"),
    ("1e3", "parameter_invalid_integer"),
    ("1,000", "parameter_invalid_integer"),
    ("%205", "parameter_invalid_integer"),
    ("0x10", "parameter_invalid_integer"),
    ("NaN", "parameter_invalid_integer"),
    ("abc", "parameter_invalid_integer"),
    ("%D9%A3", "parameter_invalid_integer"),
    ("%EF%BC%91", "parameter_invalid_integer"),
    ("1000000000000", "amount_too_large"),
    ("9223372036854775808", "amount_too_large"),
    ("99999999999999999999999999", "amount_too_large"),
];

both_engines! {
    async fn bad_amounts_move_nothing(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let rest = format!("currency=usd&destination={}", seller.id);
        let recorded = format!("currency=usd&external_id=1&account={}", seller.id);
        let places = [
            ("/v1/transfers", rest.as_str()),
            ("/v1/topups", "currency=usd"),
            ("/v1/tributary/payments", recorded.as_str()),
        ];
        for (path, rest) in places {
            for (amount, code) in AMOUNTS {
                caller.post(path, &format!("amount={amount}&{rest}")).await
                    .is_refused(400, code, "amount");
            }
            caller.post(path, rest).await.is_refused(400, "parameter_missing", "amount");
            caller.post(path, &format!("amount[x]=1&{rest}")).await
                .is_refused(400, "parameter_invalid", "amount");
        }
        assert_eq!(w.available(&w.platform.id).await, 1_000);
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn unknown_currencies_are_refused(w: &World) {
        let caller = Caller::of(w).await;
        for bad in ["zzz", "us", "usdd", "%EF%BC%B5SD", "1", "us%20d"] {
            caller.post("/v1/topups", &format!("amount=1&currency={bad}")).await
                .is_refused(400, "parameter_invalid", "currency");
        }
        caller.post("/v1/topups", "amount=1&currency=").await
            .is_refused(400, "parameter_invalid_empty", "currency");
        caller.post("/v1/topups", "amount=1").await
            .is_refused(400, "parameter_missing", "currency");
        caller.post("/v1/accounts", "default_currency=zzz").await
            .is_refused(400, "parameter_invalid", "default_currency");
    }

    async fn over_long_and_broken_texts_are_refused(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        w.fund(1_000).await;
        let x = |length: usize| "x".repeat(length);
        let transfer = format!("amount=1&currency=usd&destination={}", seller.id);
        let length = "parameter_invalid_string_length";
        let many: String = (0..51).map(|n| format!("&metadata[k{n}]=v")).collect();
        let table = [
            ("/v1/transfers", format!("{transfer}&description={}", x(1_001)), length, "description"),
            ("/v1/transfers", format!("{transfer}&transfer_group={}", x(256)), length, "transfer_group"),
            ("/v1/transfers", format!("{transfer}&description=a%07b"), "invalid_characters", "description"),
            ("/v1/transfers", format!("{transfer}&description=a%00b"), "invalid_characters", "description"),
            ("/v1/transfers", format!("{transfer}&metadata[k]={}", x(501)), "parameter_invalid", "metadata[k]"),
            ("/v1/transfers", format!("{transfer}&metadata[{}]=v", x(41)), "parameter_invalid", "metadata"),
            ("/v1/transfers", format!("{transfer}{many}"), "parameter_invalid", "metadata"),
            ("/v1/transfers", format!("{transfer}&metadata[a][b]=c"), "parameter_invalid", "metadata[a]"),
            (
                "/v1/topups",
                format!("amount=1&currency=usd&statement_descriptor={}", x(16)),
                length,
                "statement_descriptor",
            ),
            ("/v1/accounts", format!("business_profile[name]={}", x(201)), length, "business_profile[name]"),
            ("/v1/accounts", format!("company[address][city]={}", x(101)), length, "company[address][city]"),
            ("/v1/accounts", format!("individual[address][city]={}", x(101)), length, "individual[address][city]"),
            ("/v1/accounts", "email=nobody".to_owned(), "email_invalid", "email"),
            ("/v1/accounts", "business_profile[url]=nowhere".to_owned(), "url_invalid", "business_profile[url]"),
            ("/v1/accounts", "business_profile[mcc]=12".to_owned(), "parameter_invalid", "business_profile[mcc]"),
        ];
        for (path, form, code, param) in table {
            caller.post(path, &form).await.is_refused(400, code, param);
        }
        assert_eq!(w.available(&seller.id).await, 0);
    }

    async fn bad_parts_of_an_account_are_refused_by_name(w: &World) {
        let caller = Caller::of(w).await;
        let table = [
            ("type=deluxe", "parameter_invalid", "type"),
            ("type=none", "parameter_invalid", "type"),
            ("type=", "parameter_invalid_empty", "type"),
            ("country=XX", "country_unsupported", "country"),
            ("country=", "parameter_invalid_empty", "country"),
            ("business_type=club", "parameter_invalid", "business_type"),
            ("company=x", "parameter_invalid", "company"),
            ("company=", "parameter_invalid_empty", "company"),
            ("company[colour]=red", "parameter_unknown", "company[colour]"),
            ("individual[dob][day]=32&individual[dob][month]=1&individual[dob][year]=1990",
                "parameter_invalid_integer", "individual[dob][day]"),
            ("individual[dob][day]=1", "parameter_missing", "individual[dob][month]"),
            ("individual[dob]=1990", "parameter_invalid", "individual[dob]"),
            ("individual[ssn_last_4]=123", "parameter_invalid", "individual[ssn_last_4]"),
            ("individual[email]=x", "email_invalid", "individual[email]"),
            ("tos_acceptance[ip]=localhost", "parameter_invalid", "tos_acceptance[ip]"),
            ("tos_acceptance[date]=0", "parameter_invalid_integer", "tos_acceptance[date]"),
            ("tos_acceptance[service_agreement]=none", "parameter_invalid", "tos_acceptance[service_agreement]"),
            ("capabilities[flying][requested]=true", "parameter_unknown", "capabilities[flying]"),
            ("capabilities[transfers]=true", "parameter_invalid", "capabilities[transfers]"),
            ("capabilities[transfers][requested]=yes", "parameter_invalid", "capabilities[transfers][requested]"),
            ("settings[payouts][schedule][delay_days]=366", "parameter_invalid_integer",
                "settings[payouts][schedule][delay_days]"),
            ("settings[payouts][schedule][interval]=hourly", "parameter_invalid",
                "settings[payouts][schedule][interval]"),
            ("settings[payouts][debit_negative_balances]=1", "parameter_invalid",
                "settings[payouts][debit_negative_balances]"),
            ("controller[losses][payments]=nobody", "parameter_invalid", "controller[losses][payments]"),
            ("external_account[object]=cash", "parameter_invalid", "external_account[object]"),
            ("external_account[object]=card", "parameter_missing", "external_account[number]"),
            ("external_account[object]=bank_account&external_account[country]=US&external_account[account_number]=000123456789&external_account[routing_number]=110000001",
                "routing_number_invalid", "external_account[routing_number]"),
            ("external_account[object]=bank_account", "parameter_missing", "external_account[country]"),
            ("external_account[object]=bank_account&external_account[country]=US", "parameter_missing",
                "external_account[account_number]"),
            ("external_account[object]=bank_account&external_account[country]=US&external_account[account_number]=12&external_account[routing_number]=110000000",
                "account_number_invalid", "external_account[account_number]"),
            ("colour=blue", "parameter_unknown", "colour"),
        ];
        for (form, code, param) in table {
            let answer = caller.post("/v1/accounts", form).await;
            assert_eq!(answer.status, 400, "{form}: {}", answer.body);
            answer.is_refused(400, code, param);
        }
        assert!(ids(&caller.found("/v1/accounts").await).is_empty());
    }

    async fn broken_forms_are_never_a_fault_of_the_server(w: &World) {
        let caller = Caller::of(w).await;
        let deep = format!("a{}=1", "[b]".repeat(11));
        let many = "p=1&".repeat(501);
        let bodies = [
            "amount=%ZZ", "metadata[=1", "a[b]c=1", "amount[x]=1&currency=usd", "%FF%FE=1", "&&=&",
            "amount=1&amount=2", deep.as_str(), many.as_str(), "[]=1", "=", "%", "a[]]=1",
        ];
        for body in bodies {
            for path in ["/v1/topups", "/v1/transfers", "/v1/accounts", "/v1/tributary/payments"] {
                let answer = caller.post(path, body).await;
                assert_eq!(answer.status, 400, "{path} {body}: {}", answer.body);
            }
        }
        for query in ["%FF=1", "limit=%ZZ", "created[=1", "created=1&created[gt]=1"] {
            let answer = caller.get(&format!("/v1/transfers?{query}")).await;
            assert_eq!(answer.status, 400, "{query}: {}", answer.body);
        }
    }

    async fn ids_of_other_kinds_and_other_platforms_are_missing(w: &World) {
        let caller = Caller::of(w).await;
        w.fund(10).await;
        let stranger = Caller::with_key_of(w, &w.other_platform().await).await;
        let own = caller.found("/v1/topups").await;
        let own = ids(&own)[0];
        let long = "x".repeat(500);
        let odd = ["tr_nothing", "nonsense", "%27%3B--", "..%2F..", "a%00b", "tu_%E2%98%83", &long];
        let nouns =
            ["accounts", "transfers", "topups", "balance_transactions", "charges", "events", "application_fees", "disputes", "files"];
        for noun in nouns {
            for id in odd {
                caller.get(&format!("/v1/{noun}/{id}")).await.is_refused(404, "resource_missing", "id");
            }
        }
        stranger.get(&format!("/v1/topups/{own}")).await.is_refused(404, "resource_missing", "id");
        stranger.post(&format!("/v1/topups/{own}"), "description=mine").await
            .is_refused(404, "resource_missing", "id");
        stranger.post(&format!("/v1/topups/{own}/cancel"), "").await
            .is_refused(404, "resource_missing", "id");
        assert!(caller.found(&format!("/v1/topups/{own}")).await["description"].is_null());
    }

    async fn a_text_that_looks_like_the_missing_id_is_not_to_blame(w: &World) {
        let caller = Caller::of(w).await;
        for (path, id) in [("customers", "cus_gone"), ("refunds", "re_gone"), ("payouts", "po_gone")] {
            let form = format!("metadata[ref]={id}");
            caller.post(&format!("/v1/{path}/{id}"), &form).await.is_refused(404, "resource_missing", "id");
        }
        caller.post("/v1/customers/cus_gone", "description=cus_gone").await
            .is_refused(404, "resource_missing", "id");
        caller.post("/v1/refunds", "charge=ch_gone&metadata[ref]=ch_gone").await
            .is_refused(400, "resource_missing", "charge");
    }

    async fn metadata_deeper_down_is_blamed_by_its_full_name(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let long = "x".repeat(501);
        let sale = format!("amount=500&currency=usd&transfer_data[destination]={}", seller.id);
        for outer in ["transfer_data", "transfer_data[payment_data]"] {
            caller.post("/v1/payment_intents", &format!("{sale}&{outer}[metadata][key]={long}")).await
                .is_refused(400, "parameter_invalid", &format!("{outer}[metadata][key]"));
        }
        caller.post("/v1/payment_intents", &format!("{sale}&metadata[key]={long}")).await
            .is_refused(400, "parameter_invalid", "metadata[key]");
    }

    async fn another_platforms_accounts_receive_nothing(w: &World) {
        let seller = w.seller("Blue Heron").await;
        let stranger = Caller::with_key_of(w, &w.other_platform().await).await;
        stranger.made("/v1/topups", "amount=100&currency=usd").await;
        let form = format!("amount=1&currency=usd&destination={}", seller.id);
        stranger.post("/v1/transfers", &form).await
            .is_refused(400, "resource_missing", "destination");
        let form = format!("amount=1&currency=usd&external_id=1&account={}", seller.id);
        stranger.post("/v1/tributary/payments", &form).await
            .is_refused(400, "resource_missing", "account");
        assert_eq!(w.balance(&seller.id).await.total().minor(), 0);
    }
}
