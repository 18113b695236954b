use domain::time::DAY;
use testkit::{World, both_engines};

use crate::support::{Caller, ids};

both_engines! {
    async fn a_top_up_adds_funds_and_is_found(w: &World) {
        let caller = Caller::of(w).await;
        let form = "amount=5000&currency=usd&description=For+sellers&statement_descriptor=Top-up\
            &transfer_group=G&metadata[reason]=test";
        let made = caller.made("/v1/topups", form).await;
        assert_eq!(made["status"], "succeeded");
        assert!(made["balance_transaction"].as_str().unwrap().starts_with("txn_"));
        assert_eq!(w.available(&w.platform.id).await, 5_000);
        let path = format!("/v1/topups/{}", made["id"].as_str().unwrap());
        assert_eq!(caller.found(&path).await, made);
        let changed = caller.made(&path, "description=Other&metadata=").await;
        assert_eq!(changed["description"], "Other");
        assert_eq!(changed["metadata"], serde_json::json!({}));
        caller.post(&format!("{path}/cancel"), "").await
            .is_refused(400, "status_transition_invalid", "");
    }

    async fn the_bank_decides_by_token(w: &World) {
        let caller = Caller::of(w).await;
        let form = "amount=5&currency=usd&source=btok_us_verified_insufficientFunds";
        let made = caller.made("/v1/topups", form).await;
        assert_eq!((made["status"].as_str(), made["failure_code"].is_null()), (Some("pending"), true));
        let source = &made["source"];
        assert!(source["id"].as_str().unwrap().starts_with("src_"), "{source}");
        assert_eq!((source["object"].as_str(), source["type"].as_str()), (Some("source"), Some("ach_debit")));
        assert_eq!((source["ach_debit"]["last4"].as_str(), source["ach_debit"]["routing_number"].as_str()), (Some("6789"), Some("110000000")));
        w.advance(DAY).await;
        let failed = caller.found(&format!("/v1/topups/{}", made["id"].as_str().unwrap())).await;
        assert_eq!(failed["status"], "failed");
        assert_eq!(failed["failure_code"], "insufficient_funds");
        assert!(failed["balance_transaction"].is_null());
        caller.post("/v1/topups", "amount=5&currency=usd&source=btok_unknown").await
            .is_refused(400, "resource_missing", "source");
        caller.post("/v1/topups", "amount=5&currency=usd&source=btok_us").await
            .is_refused(400, "resource_missing", "source");
        let abroad = caller.made("/v1/topups", "amount=5&currency=gbp&source=btok_gb_verified_accountClosed").await;
        assert_eq!(abroad["source"]["ach_debit"]["country"], "GB");
        w.advance(DAY).await;
        let failed = caller.found(&format!("/v1/topups/{}", abroad["id"].as_str().unwrap())).await;
        assert_eq!(failed["failure_code"], "account_closed");
        assert_eq!(w.available(&w.platform.id).await, 0);
    }

    async fn a_bank_that_is_debited_is_answered_for_by_helpers(w: &World) {
        let caller = Caller::of(w).await;
        let form = "amount=5000&currency=usd&source=btok_us_verified";
        let made = caller.made("/v1/topups", form).await;
        assert_eq!(made["status"], "pending");
        assert!(made["expected_availability_date"].as_i64() > made["created"].as_i64());
        let helper = |it: &serde_json::Value, deed| {
            format!("/v1/test_helpers/topups/{}/{deed}", it["id"].as_str().unwrap())
        };
        assert_eq!(caller.made(&helper(&made, "succeed"), "").await["status"], "succeeded");
        assert_eq!(w.available(&w.platform.id).await, 5_000);
        assert_eq!(caller.made(&helper(&made, "reverse"), "").await["status"], "reversed");
        assert_eq!(w.available(&w.platform.id).await, 0);
        let other = caller.made("/v1/topups", form).await;
        assert_eq!(caller.made(&helper(&other, "fail"), "").await["failure_code"], "insufficient_funds");
        for deed in ["succeed", "fail", "reverse"] {
            caller.post(&helper(&other, deed), "").await
                .is_refused(400, "status_transition_invalid", "");
        }
        let canceled = caller.made("/v1/topups", form).await;
        let path = format!("/v1/topups/{}/cancel", canceled["id"].as_str().unwrap());
        assert_eq!(caller.made(&path, "").await["status"], "canceled");
        caller.post("/v1/test_helpers/topups/tu_no/fail", "").await
            .is_refused(404, "resource_missing", "id");
    }

    async fn filters_of_top_ups_narrow_the_list(w: &World) {
        let caller = Caller::of(w).await;
        for amount in [10, 20, 30] {
            caller.made("/v1/topups", &format!("amount={amount}&currency=usd")).await;
        }
        let form = "amount=40&currency=usd&source=btok_us_verified_noAccount";
        caller.made("/v1/topups", form).await;
        caller.made("/v1/topups", "amount=50&currency=usd&source=btok_us_verified").await;
        w.advance(DAY).await;
        let table = [
            ("", 5),
            ("amount=20", 1),
            ("amount[gt]=20", 3),
            ("amount[gte]=20&amount[lte]=30", 2),
            ("amount[lt]=20", 1),
            ("status=succeeded", 3),
            ("status=failed", 1),
            ("status=pending", 1),
            ("status=canceled", 0),
            ("created[gt]=1", 5),
        ];
        for (query, expected) in table {
            let list = caller.found(&format!("/v1/topups?{query}")).await;
            assert_eq!(ids(&list).len(), expected, "{query}");
        }
        caller.get("/v1/topups?status=lost").await.is_refused(400, "parameter_invalid", "status");
    }
}
