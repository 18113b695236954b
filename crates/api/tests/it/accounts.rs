use testkit::{World, both_engines};

use crate::support::{Caller, ids};

both_engines! {
    async fn an_account_is_made_changed_and_read(w: &World) {
        let caller = Caller::of(w).await;
        let form = "type=custom&country=DE&email=jenny@example.com&business_type=individual\
            &business_profile[name]=Jars&business_profile[mcc]=5734\
            &individual[first_name]=Jenny&individual[dob][day]=1&individual[dob][month]=2\
            &individual[dob][year]=1990&individual[ssn_last_4]=0000&individual[address][city]=Berlin\
            &tos_acceptance[date]=1700000000&tos_acceptance[ip]=8.8.8.8\
            &settings[payouts][schedule][delay_days]=9&settings[payouts][schedule][interval]=manual\
            &capabilities[transfers][requested]=true&external_account[object]=bank_account\
            &external_account[country]=DE&external_account[currency]=eur\
            &external_account[account_number]=DE89370400440532013000&metadata[seller]=4711";
        let made = caller.made("/v1/accounts", form).await;
        assert_eq!(made["default_currency"], "eur");
        assert_eq!(made["capabilities"]["transfers"], "inactive");
        assert_eq!(made["individual"]["dob"]["year"], 1990);
        assert_eq!(made["individual"]["ssn_last_4_provided"], true);
        assert_eq!(made["settings"]["payouts"]["schedule"]["delay_days"], 9);
        let bank = &made["external_accounts"]["data"][0];
        assert_eq!((bank["last4"].as_str(), bank["currency"].as_str()), (Some("3000"), Some("eur")));
        assert!(!made.to_string().contains("DE893704"), "the number is not kept");
        let path = format!("/v1/accounts/{}", made["id"].as_str().unwrap());
        let changed = caller
            .made(&path, "email=&business_profile[name]=Pots&metadata[seller]=&metadata[a]=1")
            .await;
        assert!(changed["email"].is_null());
        assert_eq!(changed["business_profile"]["name"], "Pots");
        assert_eq!(changed["business_profile"]["mcc"], "5734");
        assert_eq!(changed["metadata"], serde_json::json!({ "a": "1" }));
        assert_eq!(caller.found(&path).await, changed);
    }

    async fn the_country_is_the_platforms_and_the_type_standard_unless_told(w: &World) {
        let caller = Caller::of(w).await;
        let plain = caller.made("/v1/accounts", "").await;
        assert_eq!((plain["country"].as_str(), plain["type"].as_str()), (Some("US"), Some("standard")));
        let form = "controller[stripe_dashboard][type]=express&controller[fees][payer]=application\
            &controller[losses][payments]=application";
        let express = caller.made("/v1/accounts", form).await;
        assert_eq!(express["type"], "express");
        assert_eq!(express["controller"]["fees"]["payer"], "application");
    }

    async fn type_and_controller_exclude_each_other(w: &World) {
        let caller = Caller::of(w).await;
        let both = "type=express&controller[stripe_dashboard][type]=express";
        caller.post("/v1/accounts", both).await.is_refused(400, "parameters_exclusive", "type");
        let impossible = "controller[requirement_collection]=application";
        caller.post("/v1/accounts", impossible).await
            .is_refused(400, "parameter_invalid", "controller");
    }

    async fn card_payments_are_not_asked_for_without_transfers(w: &World) {
        let caller = Caller::of(w).await;
        let alone = "capabilities[card_payments][requested]=true";
        caller.post("/v1/accounts", alone).await
            .is_refused(400, "parameter_invalid", "capabilities[card_payments]");
        let made = caller.made("/v1/accounts", "type=custom").await;
        let path = format!("/v1/accounts/{}", made["id"].as_str().unwrap());
        caller.post(&path, alone).await
            .is_refused(400, "parameter_invalid", "capabilities[card_payments]");
        caller.made(&path, "capabilities[transfers][requested]=true").await;
        caller.made(&path, alone).await;
        caller.post(&path, "capabilities[transfers][requested]=false").await
            .is_refused(400, "parameter_invalid", "capabilities[card_payments]");
    }

    async fn bank_tokens_stand_for_accounts_of_test_mode(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.made("/v1/accounts", "type=custom&external_account=btok_us_verified").await;
        assert_eq!(made["external_accounts"]["data"][0]["last4"], "6789");
        let token = caller.post("/v1/accounts", "external_account=btok_zz").await;
        token.is_refused(400, "resource_missing", "external_account");
        let made = caller.made("/v1/accounts", "type=custom&external_account=tok_visa_debit").await;
        assert_eq!(made["external_accounts"]["data"][0]["object"], "card");
        let credit = caller.post("/v1/accounts", "external_account=tok_visa").await;
        credit.is_refused(400, "invalid_card_type", "external_account");
    }

    async fn login_links_are_for_onboarded_express_accounts(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let path = format!("/v1/accounts/{}/login_links", seller.id);
        let link = caller.made(&path, "").await;
        assert_eq!(link["object"], "login_link");
        assert!(link["url"].as_str().unwrap().starts_with("http://127.0.0.1:4700/express/"));
        assert!(link["created"].is_i64());
        let custom = caller.made("/v1/accounts", "type=custom").await;
        let path = format!("/v1/accounts/{}/login_links", custom["id"].as_str().unwrap());
        let refused = caller.post(&path, "").await;
        assert_eq!(refused.status, 400);
        assert!(refused.body["error"]["message"].as_str().unwrap().contains("Express"));
    }

    async fn an_account_is_rejected_with_a_reason(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let path = format!("/v1/accounts/{}/reject", seller.id);
        caller.post(&path, "").await.is_refused(400, "parameter_missing", "reason");
        caller.post(&path, "reason=mood").await.is_refused(400, "parameter_invalid", "reason");
        let rejected = caller.made(&path, "reason=fraud_other&payouts_action=pause").await;
        assert_eq!(rejected["requirements"]["disabled_reason"], "rejected.fraud");
        assert_eq!(rejected["charges_enabled"], false);
    }

    async fn a_rejection_is_taken_back(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let path = |end: &str| format!("/v1/accounts/{}{end}", seller.id);
        let before = caller.found(&path("")).await;
        caller.post(&path("/unreject"), "").await.is_refused(400, "account_invalid", "");
        caller.made(&path("/reject"), "reason=terms_of_service").await;
        caller.post(&path("/login_links"), "").await.is_refused(400, "login_link_rejected", "account");
        caller.post(&path("/unreject"), "reason=fraud").await.is_refused(400, "parameter_unknown", "reason");
        let keyed = caller.with("idempotency-key", "again");
        let back = keyed.made(&path("/unreject"), "expand=").await;
        assert_eq!(back, before);
        let told = keyed.post(&path("/unreject"), "expand=").await;
        assert_eq!((told.header("idempotent-replayed"), &told.body), ("true", &before));
        caller.made(&path("/login_links"), "").await;
        let events = caller.acting_for(&seller.id).found("/v1/events?type=account.updated&limit=1").await;
        assert_eq!(events["data"][0]["data"]["object"]["payouts_enabled"], true);
        assert_eq!(events["data"][0]["data"]["previous_attributes"]["payouts_enabled"], false);
    }

    async fn a_deleted_account_is_gone(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.made("/v1/accounts", "type=custom").await;
        let path = format!("/v1/accounts/{}", made["id"].as_str().unwrap());
        let answer = caller.delete(&path).await;
        let expected = serde_json::json!({ "id": made["id"], "object": "account", "deleted": true });
        assert_eq!(answer.body, expected);
        caller.get(&path).await.is_refused(404, "resource_missing", "id");
        caller.delete(&path).await.is_refused(404, "resource_missing", "id");
        assert!(ids(&caller.found("/v1/accounts").await).is_empty());
    }

    async fn foreign_and_absent_accounts_give_the_same_answer(w: &World) {
        let seller = w.seller("Blue Heron").await;
        let stranger = Caller::with_key_of(w, &w.other_platform().await).await;
        for id in [seller.id.as_str(), "acct_nothing", "tr_1", "%27%3B--"] {
            for (method, path) in [
                ("GET", format!("/v1/accounts/{id}")),
                ("POST", format!("/v1/accounts/{id}")),
                ("DELETE", format!("/v1/accounts/{id}")),
                ("POST", format!("/v1/accounts/{id}/login_links")),
                ("POST", format!("/v1/test_helpers/accounts/{id}/complete_onboarding")),
            ] {
                stranger.send(method, &path, "").await.is_refused(404, "resource_missing", "id");
            }
            stranger.post(&format!("/v1/accounts/{id}/unreject"), "").await.is_refused(404, "resource_missing", "id");
            let path = format!("/v1/accounts/{id}/reject");
            stranger.post(&path, "reason=other").await.is_refused(404, "resource_missing", "id");
        }
    }

    async fn what_is_not_supported_is_named(w: &World) {
        let caller = Caller::of(w).await;
        let table = [
            "account_token=ct_1", "documents[proof_of_address][files][]=f", "groups[payments_pricing]=x",
            "business_profile[annual_revenue][amount]=1", "company[structure]=llc",
            "individual[relationship][owner]=true", "settings[branding][logo]=f",
            "capabilities[pix_payments][requested]=true",
        ];
        for form in table {
            let answer = caller.post("/v1/accounts", form).await;
            assert_eq!(answer.status, 400, "{form}");
            let message = answer.body["error"]["message"].as_str().unwrap().to_owned();
            assert!(message.contains("not supported"), "{form}: {message}");
        }
    }
}
