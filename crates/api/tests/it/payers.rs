//! What customers and their ways to pay keep and show.

use serde_json::{Value, json};
use testkit::{World, both_engines};

use crate::support::{Caller, ids};

fn at(kind: &str, made: &Value) -> String {
    format!("/v1/{kind}/{}", made["id"].as_str().unwrap())
}

async fn last_event(caller: &Caller, kind: &str) -> Value {
    caller.found(&format!("/v1/events?type={kind}")).await["data"][0]["data"].clone()
}

both_engines! {
    async fn a_customer_keeps_what_it_is_told(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.made("/v1/customers", "address[line1]=Main+St+1&address[city]=Springfield\
            &shipping[name]=Ada&shipping[address][line1]=Dock+2&business_name=Heron+Ltd&individual_name=Ada\
            &preferred_locales[]=es&preferred_locales[]=en&tax_exempt=exempt").await;
        assert_eq!((made["address"]["line1"].as_str(), made["shipping"]["address"]["line1"].as_str()), (Some("Main St 1"), Some("Dock 2")));
        assert_eq!((&made["preferred_locales"], &made["tax_exempt"]), (&json!(["es", "en"]), &json!("exempt")));
        assert_eq!((&made["business_name"], &made["individual_name"]), (&json!("Heron Ltd"), &json!("Ada")));
        assert_eq!(made["next_invoice_sequence"], 1);
        assert!(made.get("customer_account").is_some());
        let path = at("customers", &made);
        let changed = caller.made(&path, "address[city]=Shelbyville&shipping=&tax_exempt=").await;
        assert_eq!((changed["address"]["line1"].as_str(), changed["address"]["city"].as_str()), (Some("Main St 1"), Some("Shelbyville")));
        assert_eq!((&changed["shipping"], &changed["tax_exempt"]), (&Value::Null, &json!("none")));
        let event = last_event(&caller, "customer.updated").await;
        assert_eq!(event["previous_attributes"]["address"], json!({ "city": "Springfield" }));
        assert!(caller.made(&path, "address=").await["address"].is_null());
        let table = [
            ("tax_exempt=maybe", "parameter_invalid", "tax_exempt"),
            ("shipping[name]=x", "parameter_missing", "shipping[address]"),
            ("address[planet]=x", "parameter_unknown", "address[planet]"),
            ("invoice_settings[footer]=x", "parameter_unknown", "invoice_settings[footer]"),
            ("balance=5", "parameter_unknown", "balance"),
        ];
        for (form, code, param) in table {
            caller.post(&path, form).await.is_refused(400, code, param);
        }
        let long = format!("address[city]={}", "x".repeat(300));
        caller.post(&path, &long).await.is_refused(400, "parameter_invalid_string_length", "address[city]");
    }

    async fn the_default_way_to_pay_is_the_customers_own(w: &World) {
        let caller = Caller::of(w).await;
        let param = "invoice_settings[default_payment_method]";
        let made = caller.made("/v1/customers", &format!("payment_method=pm_card_visa&{param}=pm_card_visa")).await;
        let path = at("customers", &made);
        let kept = caller.found(&format!("{path}/payment_methods")).await;
        assert_eq!(made["invoice_settings"]["default_payment_method"], ids(&kept)[0]);
        let other = caller.made("/v1/payment_methods", "type=card&card[token]=tok_mastercard").await;
        let other = other["id"].as_str().unwrap();
        caller.post(&path, &format!("{param}={other}")).await.is_refused(400, "resource_missing", param);
        caller.post(&path, &format!("{param}=pm_no")).await.is_refused(400, "resource_missing", param);
        caller.post("/v1/customers", &format!("{param}={other}")).await.is_refused(400, "resource_missing", param);
        caller.made(&format!("/v1/payment_methods/{other}/attach"), &format!("customer={}", made["id"].as_str().unwrap())).await;
        let changed = caller.made(&path, &format!("{param}={other}")).await;
        assert_eq!(changed["invoice_settings"]["default_payment_method"], other);
        // A card that is let go is nobody's default.
        caller.made(&format!("/v1/payment_methods/{other}/detach"), "").await;
        assert!(caller.found(&path).await["invoice_settings"]["default_payment_method"].is_null());
        let event = last_event(&caller, "customer.updated").await;
        assert_eq!(event["previous_attributes"]["invoice_settings"]["default_payment_method"], other);
    }

    async fn a_customer_is_charged_by_its_default(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.made("/v1/customers", "source=tok_mastercard").await;
        let path = at("customers", &made);
        let kept = caller.found(&format!("{path}/payment_methods")).await;
        assert_eq!(ids(&kept), [made["default_source"].as_str().unwrap()]);
        let sale = format!("amount=700&currency=usd&customer={}", made["id"].as_str().unwrap());
        let charge = caller.made("/v1/charges", &sale).await;
        assert_eq!(charge["payment_method"], made["default_source"]);
        let changed = caller.made(&path, "source=tok_amex").await;
        assert_ne!(changed["default_source"], made["default_source"]);
        let charge = caller.made("/v1/charges", &sale).await;
        assert_eq!(charge["payment_method_details"]["card"]["brand"], "amex");
        let poor = caller.made("/v1/customers", "name=Ada").await;
        let sale = format!("amount=700&currency=usd&customer={}", poor["id"].as_str().unwrap());
        caller.post("/v1/charges", &sale).await.is_refused(400, "missing", "source");
        caller.made(&at("customers", &poor), "source=tok_visa").await;
        caller.made("/v1/charges", &sale).await;
        caller.post("/v1/customers", "source=tok_nothing").await.is_refused(400, "resource_missing", "source");
    }

    async fn a_kept_card_is_changed(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.made("/v1/payment_methods", "type=card&card[number]=4242424242424242&card[exp_month]=4&card[exp_year]=2031\
            &card[cvc]=123&allow_redisplay=always&billing_details[address][city]=Springfield").await;
        assert_eq!(made["allow_redisplay"], "always");
        let card = &made["card"];
        assert_eq!((card["display_brand"].as_str(), card["checks"]["cvc_check"].as_str()), (Some("visa"), Some("pass")));
        assert_eq!(card["networks"], json!({ "available": ["visa"], "preferred": null }));
        let path = at("payment_methods", &made);
        let changed = caller.made(&path, "card[exp_month]=7&card[exp_year]=2033&allow_redisplay=limited\
            &billing_details[address][line1]=Main+St+1").await;
        assert_eq!((changed["card"]["exp_month"].as_i64(), changed["card"]["exp_year"].as_i64()), (Some(7), Some(2_033)));
        assert_eq!(changed["allow_redisplay"], "limited");
        let address = &changed["billing_details"]["address"];
        assert_eq!((address["line1"].as_str(), address["city"].as_str()), (Some("Main St 1"), Some("Springfield")));
        let event = last_event(&caller, "payment_method.updated").await;
        let before = &event["previous_attributes"]["card"];
        assert_eq!((before["exp_month"].as_i64(), before["exp_year"].as_i64()), (Some(4), Some(2_031)));
        let table = [
            ("card[exp_month]=13", "invalid_expiry_month", "card[exp_month]"),
            ("card[exp_year]=2001", "invalid_expiry_year", "card[exp_year]"),
            ("card[number]=4242", "parameter_unknown", "card[number]"),
            ("allow_redisplay=never", "parameter_invalid", "allow_redisplay"),
        ];
        for (form, code, param) in table {
            caller.post(&path, form).await.is_refused(400, code, param);
        }
        let bare = caller.made("/v1/payment_methods", "type=card&card[token]=tok_visa").await;
        assert_eq!(bare["card"]["checks"]["cvc_check"], "unchecked");
    }

    async fn a_charged_card_has_every_field(w: &World) {
        let caller = Caller::of(w).await;
        let charge = caller.made("/v1/charges", "amount=700&currency=usd&source=tok_visa").await;
        let card = &charge["payment_method_details"]["card"];
        for name in ["extended_authorization", "incremental_authorization", "multicapture", "overcapture"] {
            assert!(card[name]["status"].is_string(), "{name}");
        }
        assert_eq!(card["network_token"], json!({ "used": false }));
        for name in ["network_transaction_id", "regulated_status", "transaction_link_id", "authorization_code"] {
            assert!(card.get(name).is_some_and(Value::is_null), "{name}");
        }
        assert!(card["checks"]["cvc_check"].is_null());
    }
}
