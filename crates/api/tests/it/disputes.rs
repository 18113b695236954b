use serde_json::Value;
use testkit::{World, both_engines};

use crate::support::{Caller, charge, ids};

fn path(dispute: &Value) -> String {
    format!("/v1/disputes/{}", dispute["id"].as_str().unwrap())
}

fn helper(dispute: &Value, deed: &str) -> String {
    format!(
        "/v1/test_helpers/disputes/{}/{deed}",
        dispute["id"].as_str().unwrap()
    )
}

async fn open(w: &World, caller: &Caller, form: &str) -> Value {
    let id = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
    caller
        .made(&format!("/v1/test_helpers/charges/{id}/dispute"), form)
        .await
}

both_engines! {
    async fn a_dispute_is_found_answered_and_won(w: &World) {
        let caller = Caller::of(w).await;
        let made = open(w, &caller, "reason=product_not_received&expand[]=charge").await;
        assert_eq!((made["object"].as_str(), made["status"].as_str()), (Some("dispute"), Some("needs_response")));
        assert_eq!((made["amount"].as_i64(), made["reason"].as_str()), (Some(10_000), Some("product_not_received")));
        assert_eq!(made["charge"]["disputed"], true);
        assert_eq!(made["is_charge_refundable"], false);
        let line = &made["balance_transactions"][0];
        assert_eq!((line["amount"].as_i64(), line["fee"].as_i64(), line["reporting_category"].as_str()), (Some(-10_000), Some(1_500), Some("dispute")));
        assert_eq!(line["fee_details"][0]["type"], "stripe_fee");

        let staged = caller.made(&path(&made), "evidence[product_description]=A+chair&submit=false&metadata[case]=7").await;
        assert_eq!(staged["evidence"]["product_description"], "A chair");
        assert_eq!((staged["evidence_details"]["submission_count"].as_i64(), staged["metadata"]["case"].as_str()), (Some(0), Some("7")));
        let sent = caller.made(&path(&made), "evidence[uncategorized_text]=winning_evidence").await;
        assert_eq!((sent["status"].as_str(), sent["evidence_details"]["submission_count"].as_i64()), (Some("under_review"), Some(1)));
        caller.post(&path(&made), "evidence[receipt]=").await
            .is_refused(400, "status_transition_invalid", "evidence");
        w.advance(1).await;
        let won = caller.found(&path(&made)).await;
        assert_eq!((won["status"].as_str(), won["balance_transactions"].as_array().unwrap().len()), (Some("won"), 2));
        let events = caller.found("/v1/events?type=charge.dispute.funds_reinstated").await;
        assert_eq!(events["data"][0]["data"]["object"]["id"], made["id"]);
        let updated = caller.found("/v1/events?type=charge.dispute.updated").await;
        assert!(updated["data"][0]["data"]["previous_attributes"]["status"].is_string());
    }

    async fn disputes_are_listed_by_charge_and_time(w: &World) {
        let caller = Caller::of(w).await;
        let (one, two) = (open(w, &caller, "").await, open(w, &caller, "inquiry=true").await);
        let list = caller.found("/v1/disputes").await;
        assert_eq!(ids(&list), [two["id"].as_str().unwrap(), one["id"].as_str().unwrap()]);
        let now = w.ctx.wall().unix();
        let table = [
            (format!("charge={}", one["charge"].as_str().unwrap()), 1),
            ("charge=ch_none".to_owned(), 0),
            ("payment_intent=pi_none".to_owned(), 0),
            (format!("created[gte]={now}"), 2),
            (format!("created[gt]={now}"), 0),
        ];
        for (query, expected) in table {
            let list = caller.found(&format!("/v1/disputes?{query}")).await;
            assert_eq!(ids(&list).len(), expected, "{query}");
        }
        let page = caller.found("/v1/disputes?limit=1&expand[]=data.charge").await;
        assert_eq!((page["has_more"].as_bool(), page["data"][0]["charge"]["object"].as_str()), (Some(true), Some("charge")));
    }

    async fn an_inquiry_escalates_and_a_dispute_is_given_up(w: &World) {
        let caller = Caller::of(w).await;
        let inquiry = open(w, &caller, "inquiry=true").await;
        assert_eq!((inquiry["status"].as_str(), inquiry["is_charge_refundable"].as_bool()), (Some("warning_needs_response"), Some(true)));
        assert_eq!(inquiry["balance_transactions"], serde_json::json!([]));
        caller.post(&format!("{}/close", path(&inquiry)), "").await
            .is_refused(400, "status_transition_invalid", "");
        let dispute = caller.made(&helper(&inquiry, "escalate"), "").await;
        assert_eq!((&dispute["id"], dispute["status"].as_str()), (&inquiry["id"], Some("needs_response")));
        let lost = caller.made(&format!("{}/close", path(&inquiry)), "").await;
        assert_eq!(lost["status"], "lost");
        for deed in ["escalate", "win", "lose"] {
            caller.post(&helper(&inquiry, deed), "").await
                .is_refused(400, "status_transition_invalid", "");
        }
        let other = open(w, &caller, "amount=4000").await;
        assert_eq!(other["amount"], 4_000);
        assert_eq!(caller.made(&helper(&other, "lose"), "").await["status"], "lost");
    }

    async fn parameters_of_disputes_are_checked(w: &World) {
        let caller = Caller::of(w).await;
        let dispute = open(w, &caller, "").await;
        let long = format!("evidence[uncategorized_text]={}&submit=false", "%C3%A9".repeat(150_000));
        assert_eq!(caller.post(&path(&dispute), &long).await.status, 200);
        let table = [
            ("evidence[nonsense]=1", "parameter_unknown", "evidence[nonsense]"),
            ("evidence=1", "parameter_invalid", "evidence"),
            ("evidence[receipt]=file_no", "resource_missing", "evidence[receipt]"),
            ("evidence[receipt]=x", "resource_missing", "evidence[receipt]"),
            ("evidence[customer_name]=J", "parameter_invalid_string_length", "evidence"),
            ("submit=maybe", "parameter_invalid", "submit"),
            ("amount=1", "parameter_unknown", "amount"),
            ("evidence[enhanced_evidence][a]=1", "parameter_unknown", "evidence[enhanced_evidence]"),
        ];
        for (form, code, param) in table {
            caller.post(&path(&dispute), form).await.is_refused(400, code, param);
        }
        let empty = open(w, &caller, "").await;
        caller.post(&path(&empty), "").await.is_refused(400, "parameter_missing", "evidence");
        let id = charge(w, &w.platform.id, 100, "tok_bypassPending").await;
        let target = format!("/v1/test_helpers/charges/{id}/dispute");
        let table = [
            ("reason=none", 400, "parameter_invalid", "reason"),
            ("amount=0", 400, "parameter_invalid_integer", "amount"),
            ("amount=101", 400, "amount_too_large", "amount"),
            ("inquiry=1", 400, "parameter_invalid", "inquiry"),
        ];
        for (form, status, code, param) in table {
            caller.post(&target, form).await.is_refused(status, code, param);
        }
        caller.post("/v1/test_helpers/charges/ch_no/dispute", "").await
            .is_refused(404, "resource_missing", "id");
    }

    async fn a_dispute_of_an_account_is_the_accounts(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let id = charge(w, &seller.id, 1_000, "tok_bypassPending").await;
        let made = caller.made(&format!("/v1/test_helpers/charges/{id}/dispute"), "").await;
        let own = caller.acting_for(&seller.id);
        assert_eq!(own.found(&path(&made)).await["id"], made["id"]);
        assert_eq!(ids(&own.found("/v1/disputes").await).len(), 1);
        caller.get(&path(&made)).await.is_refused(404, "resource_missing", "id");
        assert!(ids(&caller.found("/v1/disputes").await).is_empty());
        let stranger = Caller::with_key_of(w, &w.other_platform().await).await;
        stranger.post(&helper(&made, "win"), "").await.is_refused(404, "resource_missing", "id");
        stranger.post(&format!("/v1/test_helpers/charges/{id}/dispute"), "").await
            .is_refused(404, "resource_missing", "id");
    }
}
