use testkit::{Sale, World, both_engines};

use crate::support::{Caller, charge, ids};

/// An object without the list inside of it, which a replay reads anew.
fn but_lists(mut object: serde_json::Value) -> serde_json::Value {
    object.as_object_mut().unwrap().remove("refunds");
    object
}

both_engines! {
    async fn older_addresses_answer_like_the_newer_ones(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.banked("Blue Heron").await;
        let path = format!("/v1/accounts/{}", seller.id);
        let banks = caller.found(&format!("{path}/bank_accounts")).await;
        let bank = ids(&banks)[0].to_owned();
        let one = caller.found(&format!("{path}/bank_accounts/{bank}")).await;
        assert_eq!(one, caller.found(&format!("{path}/external_accounts/{bank}")).await);

        let customer = caller.made("/v1/customers", "payment_method=pm_card_visa").await;
        let path = format!("/v1/customers/{}/payment_methods", customer["id"].as_str().unwrap());
        let kept = ids(&caller.found(&path).await)[0].to_owned();
        let method = caller.found(&format!("{path}/{kept}")).await;
        assert_eq!(method, caller.found(&format!("/v1/payment_methods/{kept}")).await);
        let other = caller.made("/v1/customers", "").await;
        let path = format!("/v1/customers/{}/payment_methods/{kept}", other["id"].as_str().unwrap());
        caller.get(&path).await.is_refused(404, "resource_missing", "id");
    }

    async fn a_charge_is_refunded_at_its_own_address(w: &World) {
        let caller = Caller::of(w).await;
        let charge = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let path = format!("/v1/charges/{charge}");
        let refund = caller.made(&format!("{path}/refunds"), "amount=1000").await;
        assert_eq!((refund["object"].as_str(), refund["charge"].as_str()), (Some("refund"), Some(charge.as_str())));
        let whole = caller.made(&format!("{path}/refund"), "amount=2000&expand[]=refunds").await;
        assert_eq!((whole["object"].as_str(), whole["amount_refunded"].as_i64()), (Some("charge"), Some(3_000)));
        assert_eq!(ids(&whole["refunds"])[1], refund["id"].as_str().unwrap());
        assert_eq!(whole["refunds"]["url"], format!("{path}/refunds").as_str());
        assert!(caller.found(&path).await.get("refunds").is_none());
        let list = caller.found("/v1/charges?expand[]=data.refunds.data.balance_transaction").await;
        let newest = &list["data"][0]["refunds"]["data"][0];
        assert_eq!(newest["balance_transaction"]["net"], -2_000);
        caller.post(&format!("{path}/refund"), "amount=9000").await.is_refused(400, "amount_too_large", "amount");
        caller.post("/v1/charges/ch_none/refund", "").await.is_refused(404, "resource_missing", "id");
    }

    async fn older_addresses_replay_what_they_said_and_not_what_is_true_by_now(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let mut sale = Sale::of(10_000).card("tok_bypassPending").to(&seller.id);
        sale.terms.application_fee_amount = Some(1_000);
        let charge = w.charge(&sale).await.id;
        let fee = ids(&caller.found("/v1/application_fees").await)[0].to_owned();
        for object in [format!("/v1/charges/{charge}"), format!("/v1/application_fees/{fee}")] {
            let path = format!("{object}/refund");
            let keyed = caller.with("idempotency-key", path.clone());
            let first = keyed.made(&path, "amount=200").await;
            assert_eq!(first["amount_refunded"], 200);
            caller.made(&path, "amount=300").await;
            let again = keyed.post(&path, "amount=200").await;
            assert_eq!(again.header("idempotent-replayed"), "true");
            assert_eq!(but_lists(again.body), but_lists(first));
            assert_eq!(caller.found(&object).await["amount_refunded"], 500);
        }
    }

    async fn a_collected_fee_is_given_back_at_its_older_address(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let mut sale = Sale::of(10_000).card("tok_bypassPending").to(&seller.id);
        sale.terms.application_fee_amount = Some(1_000);
        let payment = w.charge(&sale).await;
        let fees = caller.found("/v1/application_fees").await;
        let fee = ids(&fees)[0].to_owned();
        let after = caller.made(&format!("/v1/application_fees/{fee}/refund"), "amount=400").await;
        assert_eq!((after["object"].as_str(), after["amount_refunded"].as_i64()), (Some("application_fee"), Some(400)));

        let path = format!("/v1/charges/{}?expand[]=transfer_data.destination", payment.id);
        let charge = caller.found(&path).await;
        assert_eq!(charge["transfer_data"]["destination"]["object"], "account");
        caller.made("/v1/refunds", &format!("charge={}&amount=100", payment.id)).await;
        let path = "/v1/refunds?expand[]=data.charge.refunds&expand[]=data.payment_intent.latest_charge";
        let refunds = caller.found(path).await;
        assert_eq!(ids(&refunds["data"][0]["charge"]["refunds"]).len(), 1);
    }
}
