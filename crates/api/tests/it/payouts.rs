use domain::{account::Account, id::AccountId};
use serde_json::Value;
use testkit::{World, both_engines};

use crate::support::{Caller, ids};

/// A seller with a bank and money, and a caller that acts for it.
async fn paid_seller(w: &World, amount: i64) -> (Account, Caller) {
    let seller = w.banked("Blue Heron").await;
    w.earn(&seller.id, amount).await;
    let caller = Caller::of(w).await.acting_for(&seller.id);
    (seller, caller)
}

fn id(object: &Value) -> &str {
    object["id"].as_str().unwrap()
}

async fn kinds(caller: &Caller) -> Vec<String> {
    let list = caller.found("/v1/events?limit=100").await;
    let events = list["data"].as_array().unwrap().iter();
    events
        .map(|it| it["type"].as_str().unwrap().to_owned())
        .collect()
}

/// A custom account, whose banks the platform manages.
async fn custom(caller: &Caller) -> AccountId {
    let form = "type=custom&country=US&capabilities[transfers][requested]=true";
    let made = caller.made("/v1/accounts", form).await;
    id(&made).parse().unwrap()
}

both_engines! {
    async fn a_payout_is_made_read_changed_and_listed(w: &World) {
        let (seller, caller) = paid_seller(w, 5_000).await;
        let form = "amount=3000&currency=USD&description=Week+47&statement_descriptor=HERON\
            &source_type=card&metadata[run]=47&expand[]=destination&expand[]=balance_transaction";
        let made = caller.made("/v1/payouts", form).await;
        assert_eq!((made["object"].as_str(), made["amount"].as_i64()), (Some("payout"), Some(3_000)));
        assert_eq!((made["status"].as_str(), made["method"].as_str()), (Some("pending"), Some("standard")));
        assert_eq!((made["automatic"].as_bool(), made["type"].as_str()), (Some(false), Some("bank_account")));
        assert_eq!(made["reconciliation_status"], "not_applicable");
        assert_eq!(made["destination"]["object"], "bank_account");
        assert_eq!(made["destination"]["account"], seller.id.as_str());
        assert_eq!(made["balance_transaction"]["net"], -3_000);
        assert_eq!(made["balance_transaction"]["type"], "payout");
        assert_eq!(made["metadata"]["run"], "47");
        assert_eq!(w.available(&seller.id).await, 2_000);
        let path = format!("/v1/payouts/{}", id(&made));
        let changed = caller.made(&path, "metadata[run]=48").await;
        assert_eq!(changed["metadata"]["run"], "48");
        assert_eq!(caller.found(&path).await, changed);
        caller.post(&path, "amount=1").await.is_refused(400, "parameter_unknown", "amount");
        let list = caller.found("/v1/payouts?status=pending&expand[]=data.destination").await;
        assert_eq!((ids(&list), list["url"].as_str()), (vec![id(&made)], Some("/v1/payouts")));
        let arrival = made["arrival_date"].as_i64().unwrap();
        for (query, found) in [
            ("status=paid".to_owned(), 0),
            (format!("arrival_date={arrival}"), 1),
            (format!("arrival_date[gt]={arrival}"), 0),
            (format!("destination={}", id(&made["destination"])), 1),
            ("destination=ba_none".to_owned(), 0),
            (format!("created[lte]={arrival}"), 1),
        ] {
            let list = caller.found(&format!("/v1/payouts?{query}")).await;
            assert_eq!(ids(&list).len(), found, "{query}");
        }
        // The platform has payouts of its own, and sees these only behind the header.
        let platform = Caller::of(w).await;
        assert!(ids(&platform.found("/v1/payouts").await).is_empty());
        platform.get(&path).await.is_refused(404, "resource_missing", "id");
    }

    async fn what_no_payout_can_be_is_refused_at_its_parameter(w: &World) {
        let (seller, caller) = paid_seller(w, 5_000).await;
        let table = [
            ("amount=5001&currency=usd", "balance_insufficient", "amount"),
            ("currency=usd", "parameter_missing", "amount"),
            ("amount=1.5&currency=usd", "parameter_invalid_integer", "amount"),
            ("amount=-1&currency=usd", "parameter_invalid_integer", "amount"),
            ("amount=1000000000000&currency=usd", "amount_too_large", "amount"),
            ("amount=1", "parameter_missing", "currency"),
            ("amount=1&currency=zzz", "parameter_invalid", "currency"),
            ("amount=1&currency=eur", "bank_account_unusable", "currency"),
            ("amount=1&currency=usd&method=slow", "parameter_invalid", "method"),
            ("amount=1&currency=usd&destination=ba_none", "resource_missing", "destination"),
            ("amount=1&currency=usd&destination=", "parameter_invalid_empty", "destination"),
            ("amount=1&currency=usd&source_type=fpx", "parameter_unknown", "source_type"),
            ("amount=1&currency=usd&payout_method=x", "parameter_unknown", "payout_method"),
            ("amount=49&currency=usd&method=instant", "amount_too_small", "amount"),
            ("amount=1&currency=usd&expand[]=amount", "parameter_invalid", "expand"),
            ("amount=1&currency=usd&statement_descriptor=12345678901234567890123",
                "parameter_invalid_string_length", "statement_descriptor"),
        ];
        for (form, code, param) in table {
            caller.post("/v1/payouts", form).await.is_refused(400, code, param);
        }
        for bad in ["status=sent", "arrival_date=soon", "limit=0"] {
            assert_eq!(caller.get(&format!("/v1/payouts?{bad}")).await.status, 400, "{bad}");
        }
        assert_eq!(w.available(&seller.id).await, 5_000);
        let platform = Caller::of(w).await;
        let newcomer = w.newcomer("Red Kite").await;
        platform.acting_for(&newcomer.id).post("/v1/payouts", "amount=1&currency=usd").await
            .is_refused(400, "payouts_not_allowed", "");
    }

    async fn banks_answer_as_they_are_told(w: &World) {
        let (seller, caller) = paid_seller(w, 5_000).await;
        let made = async |amount: i64| {
            let form = format!("amount={amount}&currency=usd");
            id(&caller.made("/v1/payouts", &form).await).to_owned()
        };
        let (one, two, three) = (made(1_000).await, made(2_000).await, made(500).await);
        let canceled = caller.made(&format!("/v1/payouts/{one}/cancel"), "").await;
        assert_eq!(canceled["status"], "canceled");
        caller.post(&format!("/v1/payouts/{one}/cancel"), "").await
            .is_refused(400, "status_transition_invalid", "");
        let helper = |id: &str, what: &str| format!("/v1/test_helpers/payouts/{id}/{what}");
        caller.post(&helper(&two, "fail"), "failure_code=bored").await
            .is_refused(400, "parameter_invalid", "failure_code");
        let failed = caller.made(&helper(&two, "fail"), "failure_code=account_frozen").await;
        assert_eq!((failed["status"].as_str(), failed["failure_code"].as_str()), (Some("failed"), Some("account_frozen")));
        assert!(failed["failure_message"].is_string());
        let path = format!("/v1/payouts/{two}?expand[]=failure_balance_transaction");
        assert_eq!(caller.found(&path).await["failure_balance_transaction"]["net"], 2_000);
        caller.post(&helper(&two, "pay"), "").await.is_refused(400, "status_transition_invalid", "");
        assert_eq!(caller.made(&helper(&three, "pay"), "").await["status"], "paid");
        let reversal = caller.made(&format!("/v1/payouts/{three}/reverse"), "metadata[why]=error").await;
        assert_eq!((reversal["amount"].as_i64(), reversal["original_payout"].as_str()), (Some(-500), Some(three.as_str())));
        let path = format!("/v1/payouts/{three}?expand[]=reversed_by");
        assert_eq!(caller.found(&path).await["reversed_by"]["id"], reversal["id"]);
        let returned = caller.made(&helper(&three, "return"), "").await;
        assert_eq!((returned["status"].as_str(), returned["failure_code"].as_str()), (Some("failed"), Some("account_closed")));
        let path = format!("/v1/payouts/{}", id(&reversal));
        assert_eq!(caller.found(&path).await["status"], "canceled");
        assert_eq!(w.available(&seller.id).await, 5_000);
        let account = caller.found("/v1/account").await;
        assert_eq!(account["external_accounts"]["data"][0]["status"], "errored");
        let told = kinds(&caller).await;
        for kind in ["payout.created", "payout.canceled", "payout.failed", "payout.updated", "payout.paid",
            "account.external_account.created", "account.external_account.updated"] {
            assert!(told.iter().any(|it| it == kind), "{kind}: {told:?}");
        }
    }

    async fn lines_are_found_by_automatic_payouts_only(w: &World) {
        let (_, caller) = paid_seller(w, 5_000).await;
        let manual = caller.made("/v1/payouts", "amount=1000&currency=usd").await;
        w.advance(domain::time::DAY).await;
        let list = caller.found("/v1/payouts").await;
        let automatic = &list["data"][0];
        assert_eq!((automatic["automatic"].as_bool(), automatic["amount"].as_i64()), (Some(true), Some(4_000)));
        assert_eq!(automatic["reconciliation_status"], "completed");
        let path = |payout: &str| format!("/v1/balance_transactions?payout={payout}&expand[]=data.source");
        let lines = caller.found(&path(id(automatic))).await;
        let nets: Vec<i64> = lines["data"].as_array().unwrap().iter().map(|it| it["net"].as_i64().unwrap()).collect();
        assert_eq!(nets, [-4_000, 4_000]);
        assert_eq!(lines["data"][0]["source"]["object"], "payout");
        caller.get(&path(id(&manual))).await.is_refused(400, "parameter_invalid", "payout");
        caller.get(&path("po_none")).await.is_refused(400, "resource_missing", "payout");
        caller.get(&path("nonsense")).await.is_refused(400, "resource_missing", "payout");
        assert!(kinds(&caller).await.contains(&"payout.reconciliation_completed".to_owned()));
    }

    async fn what_can_be_had_at_once_is_told(w: &World) {
        let (_, caller) = paid_seller(w, 5_000).await;
        let balance = caller.found("/v1/balance").await;
        assert_eq!(balance["instant_available"][0]["amount"], 5_000);
        assert!(balance["instant_available"][0].get("net_available").is_none());
        let path = "/v1/balance?expand[]=instant_available.net_available";
        let net = caller.found(path).await["instant_available"][0]["net_available"][0].clone();
        assert_eq!((net["amount"].as_i64(), net["source_types"]["card"].as_i64()), (Some(4_950), Some(4_950)));
        assert!(net["destination"].as_str().unwrap().starts_with("ba_"), "{net}");
        let made = caller.made("/v1/payouts", "amount=1000&currency=usd&method=instant").await;
        assert_eq!((made["status"].as_str(), made["method"].as_str()), (Some("in_transit"), Some("instant")));
        assert_eq!(caller.found("/v1/balance").await["available"][0]["amount"], 3_990);
        assert!(Caller::of(w).await.found("/v1/balance").await.get("instant_available").is_none());
    }

    async fn external_accounts_are_added_changed_and_taken_away(w: &World) {
        let caller = Caller::of(w).await;
        let account = custom(&caller).await;
        let path = format!("/v1/accounts/{account}/external_accounts");
        let first = caller.made(&path, "external_account=btok_us&metadata[a]=1").await;
        assert_eq!((first["object"].as_str(), first["default_for_currency"].as_bool()), (Some("bank_account"), Some(true)));
        assert_eq!((first["account"].as_str(), first["metadata"]["a"].as_str()), (Some(account.as_str()), Some("1")));
        caller.post(&path, "external_account=btok_us_verified").await
            .is_refused(400, "bank_account_exists", "external_account");
        caller.post(&path, "").await.is_refused(400, "parameter_missing", "external_account");
        caller.post(&path, "external_account=btok_zz").await
            .is_refused(400, "resource_missing", "external_account");
        caller.post(&path, "external_account=tok_visa").await
            .is_refused(400, "invalid_card_type", "external_account");
        let card = caller.made(&path, "external_account=tok_visa_debit&default_for_currency=true").await;
        assert_eq!((card["object"].as_str(), card["default_for_currency"].as_bool()), (Some("card"), Some(true)));
        let one = |it: &Value| format!("{path}/{}", id(it));
        assert_eq!(caller.found(&one(&first)).await["default_for_currency"], false);
        assert_eq!(ids(&caller.found(&path).await), [id(&first), id(&card)]);
        assert_eq!(ids(&caller.found(&format!("{path}?object=card")).await), [id(&card)]);
        assert_eq!(ids(&caller.found(&format!("{path}?starting_after={}", id(&first))).await), [id(&card)]);
        caller.get(&format!("{path}?object=cheque")).await.is_refused(400, "parameter_invalid", "object");
        caller.get(&format!("{path}?starting_after=ba_none")).await
            .is_refused(400, "resource_missing", "starting_after");
        let changed = caller.made(&one(&first), "account_holder_name=Jenny&account_holder_type=company\
            &default_for_currency=true&metadata[a]=").await;
        assert_eq!((changed["account_holder_name"].as_str(), changed["default_for_currency"].as_bool()), (Some("Jenny"), Some(true)));
        caller.post(&one(&first), "account_holder_type=robot").await
            .is_refused(400, "parameter_invalid", "account_holder_type");
        caller.post(&one(&first), "exp_month=1").await.is_refused(400, "parameter_unknown", "exp_month");
        assert_eq!(caller.made(&one(&first), "account_type=savings").await["account_type"], "savings");
        caller.post(&one(&first), "account_type=piggy").await
            .is_refused(400, "parameter_invalid", "account_type");
        caller.post(&one(&card), "exp_year=2001").await.is_refused(400, "invalid_expiry_year", "exp_year");
        assert_eq!(caller.made(&one(&card), "exp_month=12&exp_year=2040").await["exp_year"], 2040);
        caller.delete(&one(&first)).await.is_refused(400, "parameter_invalid", "default_for_currency");
        let gone = caller.delete(&one(&card)).await;
        assert_eq!((gone.body["deleted"].as_bool(), gone.body["object"].as_str()), (Some(true), Some("card")));
        caller.get(&one(&card)).await.is_refused(404, "resource_missing", "id");
        let foreign = w.other_platform().await;
        Caller::with_key_of(w, &foreign).await.get(&one(&first)).await
            .is_refused(404, "resource_missing", "id");
    }

    async fn balance_settings_say_when_and_how_much(w: &World) {
        let platform = Caller::of(w).await;
        let account = custom(&platform).await;
        let caller = platform.acting_for(&account);
        let before = caller.found("/v1/balance_settings").await;
        assert_eq!(before["object"], "balance_settings");
        assert_eq!(before["payments"]["payouts"]["schedule"]["interval"], "daily");
        let form = "payments[payouts][schedule][interval]=weekly\
            &payments[payouts][schedule][weekly_payout_days][0]=monday\
            &payments[payouts][schedule][weekly_payout_days][1]=thursday\
            &payments[payouts][minimum_balance_by_currency][usd]=1500\
            &payments[payouts][statement_descriptor]=HERON&payments[debit_negative_balances]=true\
            &payments[settlement_timing][delay_days_override]=5";
        let after = caller.made("/v1/balance_settings", form).await;
        assert_eq!(caller.found("/v1/balance_settings").await, after);
        let payouts = &after["payments"]["payouts"];
        assert_eq!(payouts["schedule"]["weekly_payout_days"], serde_json::json!(["monday", "thursday"]));
        assert_eq!(payouts["minimum_balance_by_currency"]["usd"], 1_500);
        assert_eq!(after["payments"]["settlement_timing"]["delay_days"], 5);
        let schedule = &caller.found("/v1/account").await["settings"]["payouts"]["schedule"];
        assert_eq!((schedule["interval"].as_str(), schedule["weekly_anchor"].as_str()), (Some("weekly"), Some("monday")));
        let prefix = "payments[payouts][schedule]";
        let table = [
            (format!("{prefix}[interval]=hourly"), "parameter_invalid", format!("{prefix}[interval]")),
            (format!("{prefix}[weekly_payout_days][]=sunday"), "parameter_invalid", format!("{prefix}[weekly_payout_days]")),
            (format!("{prefix}[interval]=monthly&{prefix}[monthly_payout_days][]=32"), "parameter_invalid_integer", format!("{prefix}[monthly_payout_days]")),
            (format!("{prefix}[interval]=monthly"), "parameter_invalid", format!("{prefix}[monthly_payout_days]")),
            (format!("{prefix}[delay_days]=3"), "parameter_unknown", format!("{prefix}[delay_days]")),
            ("payments[payouts][minimum_balance_by_currency][zzz]=1".to_owned(), "parameter_invalid", "payments[payouts][minimum_balance_by_currency][zzz]".to_owned()),
            ("payments[payouts][minimum_balance_by_currency][usd]=-1".to_owned(), "parameter_invalid", "payments[payouts][minimum_balance_by_currency]".to_owned()),
            ("payments[settlement_timing][delay_days_override]=1".to_owned(), "parameter_invalid_integer", "payments[settlement_timing][delay_days_override]".to_owned()),
            ("payments[settlement_timing][start_of_day][hour]=1".to_owned(), "parameter_unknown", "payments[settlement_timing][start_of_day]".to_owned()),
        ];
        for (form, code, param) in table {
            caller.post("/v1/balance_settings", &form).await.is_refused(400, code, &param);
        }
        let cleared = caller.made("/v1/balance_settings", "payments[payouts][minimum_balance_by_currency]=").await;
        assert_eq!(cleared["payments"]["payouts"]["minimum_balance_by_currency"], serde_json::json!({}));
        assert!(kinds(&caller).await.contains(&"balance_settings.updated".to_owned()));
    }

    async fn accounts_have_the_same_schedule_by_its_older_names(w: &World) {
        let caller = Caller::of(w).await;
        let path = format!("/v1/accounts/{}", custom(&caller).await);
        let prefix = "settings[payouts][schedule]";
        let form = format!("{prefix}[interval]=monthly&{prefix}[monthly_anchor]=31&{prefix}[delay_days]=minimum");
        let schedule = caller.made(&path, &form).await["settings"]["payouts"]["schedule"].clone();
        assert_eq!((schedule["monthly_anchor"].as_i64(), schedule["delay_days"].as_i64()), (Some(31), Some(2)));
        let form = format!("{prefix}[interval]=weekly&{prefix}[weekly_anchor]=friday");
        let schedule = caller.made(&path, &form).await["settings"]["payouts"]["schedule"].clone();
        assert_eq!(schedule["weekly_payout_days"], serde_json::json!(["friday"]));
        let form = format!("{prefix}[weekly_anchor]=sunday");
        let schedule = caller.made(&path, &form).await["settings"]["payouts"]["schedule"].clone();
        assert_eq!(schedule["weekly_anchor"], "sunday");
        for (form, param) in [
            (format!("{prefix}[weekly_anchor]=someday"), "weekly_anchor"),
            (format!("{prefix}[weekly_payout_days][]=sunday"), "weekly_payout_days"),
            (format!("{prefix}[monthly_anchor]=0&{prefix}[interval]=monthly"), "monthly_anchor"),
            (format!("{prefix}[weekly_anchor]=monday&{prefix}[weekly_payout_days][]=monday"), "weekly_anchor"),
            (format!("{prefix}[interval]=daily&{prefix}[weekly_anchor]=monday"), "weekly_payout_days"),
            (format!("{prefix}[delay_days]=1"), "delay_days"),
        ] {
            let answer = caller.post(&path, &form).await;
            let expected = format!("{prefix}[{param}]");
            assert_eq!(answer.body["error"]["param"], expected.as_str(), "{form}: {}", answer.body);
        }
    }
}
