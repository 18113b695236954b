//! What intents and charges take beyond the plain sale, and what they show of it.

use serde_json::{Value, json};
use testkit::{World, both_engines};

use crate::support::{Caller, ids};

const INTENTS: &str = "/v1/payment_intents";
const AMOUNT: &str = "amount=10000&currency=usd";
const CARD: &str = "payment_method_data[type]=card&payment_method_data[card][number]=4242424242424242\
    &payment_method_data[card][exp_month]=4&payment_method_data[card][exp_year]=2031";
const SHIPPING: &str = "shipping[name]=Ada&shipping[address][line1]=Main+St+1&shipping[address][city]=Springfield\
    &shipping[carrier]=Post&shipping[tracking_number]=T1";

fn path(made: &Value, verb: &str) -> String {
    format!("{INTENTS}/{}{verb}", made["id"].as_str().unwrap())
}

async fn charge_of(caller: &Caller, intent: &Value) -> Value {
    let id = intent["latest_charge"].as_str().unwrap();
    caller.found(&format!("/v1/charges/{id}")).await
}

both_engines! {
    async fn a_sale_is_paid_with_a_card_that_is_sent_along(w: &World) {
        let caller = Caller::of(w).await;
        let form = format!("{AMOUNT}&{CARD}&payment_method_data[card][cvc]=123&confirm=true\
            &payment_method_data[billing_details][name]=Ada&payment_method_data[metadata][a]=1\
            &payment_method_data[billing_details][address][postal_code]=12345\
            &payment_method_data[allow_redisplay]=limited&expand[]=payment_method");
        let made = caller.made(INTENTS, &form).await;
        let method = &made["payment_method"];
        assert_eq!((made["status"].as_str(), method["metadata"]["a"].as_str()), (Some("succeeded"), Some("1")));
        assert_eq!((method["allow_redisplay"].as_str(), method["billing_details"]["name"].as_str()), (Some("limited"), Some("Ada")));
        let charge = charge_of(&caller, &made).await;
        assert_eq!(charge["billing_details"], method["billing_details"]);
        let card = &charge["payment_method_details"]["card"];
        assert_eq!(card["checks"], json!({ "address_line1_check": null, "address_postal_code_check": "pass", "cvc_check": "pass" }));

        // On another call than the one that makes the intent.
        let made = caller.made(INTENTS, AMOUNT).await;
        let form = CARD.replace("4242424242424242", "5555555555554444");
        let changed = caller.made(&path(&made, ""), &form).await;
        assert_eq!(changed["status"], "requires_confirmation");
        let done = caller.made(&path(&made, "/confirm"), CARD).await;
        assert_eq!(charge_of(&caller, &done).await["payment_method_details"]["card"]["brand"], "visa");
        let token = caller.made("/v1/tokens", "card[number]=4242424242424242&card[exp_month]=4&card[exp_year]=2031").await;
        let by_token = format!("{AMOUNT}&confirm=true&payment_method_data[type]=card&payment_method_data[card][token]={}",
            token["id"].as_str().unwrap());
        assert_eq!(caller.made(INTENTS, &by_token).await["status"], "succeeded");
        caller.post(INTENTS, &by_token).await.is_refused(400, "token_already_used", "payment_method_data[card][token]");
    }

    async fn a_card_that_is_sent_along_is_checked(w: &World) {
        let caller = Caller::of(w).await;
        let table = [
            ("payment_method_data[card][token]=tok_visa", 400, "parameter_missing", "payment_method_data[type]"),
            ("payment_method_data[type]=card", 400, "parameter_missing", "payment_method_data[card]"),
            ("payment_method_data[type]=sofa", 400, "parameter_invalid", "payment_method_data[type]"),
            ("payment_method_data[type]=card&payment_method_data[card][number]=1", 400, "parameter_missing", "payment_method_data[card][exp_month]"),
            ("payment_method_data[type]=card&payment_method_data[card][number]=1&payment_method_data[card][exp_month]=1\
              &payment_method_data[card][exp_year]=2031", 402, "incorrect_number", "number"),
            ("payment_method=pm_card_visa&payment_method_data[type]=card&payment_method_data[card][token]=tok_visa",
                400, "parameters_exclusive", "payment_method_data"),
            ("payment_method_data[type]=card&payment_method_data[card][token]=tok_visa&payment_method_data[billing_details][email]=x",
                400, "email_invalid", "payment_method_data[billing_details][email]"),
        ];
        for (form, status, code, param) in table {
            caller.post(INTENTS, &format!("{AMOUNT}&confirm=true&{form}")).await.is_refused(status, code, param);
        }
        assert!(ids(&caller.found(INTENTS).await).is_empty());
    }

    async fn known_parameters_without_a_meaning_are_named(w: &World) {
        let caller = Caller::of(w).await;
        for name in ["amount_details[tip]", "confirmation_token", "excluded_payment_method_types[]", "hooks[inputs]",
            "payment_method_configuration", "radar_options[session]", "payment_method_options[card][moto]"] {
            let answer = caller.post(INTENTS, &format!("{AMOUNT}&{name}=1")).await;
            assert_eq!(answer.body["error"]["code"], "parameter_unknown");
            let message = answer.body["error"]["message"].as_str().unwrap();
            assert!(message.contains("not supported"), "{message}");
        }
        let made = caller.made(INTENTS, AMOUNT).await;
        for verb in ["", "/confirm", "/capture"] {
            caller.post(&path(&made, verb), "amount_details[tip]=1").await
                .is_refused(400, "parameter_unknown", "amount_details");
        }
    }

    async fn authentication_can_be_asked_for(w: &World) {
        let caller = Caller::of(w).await;
        let any = "payment_method_options[card][request_three_d_secure]=any";
        let sale = |card: &str| format!("{AMOUNT}&confirm=true&payment_method=pm_card_{card}");
        let form = sale("threeDSecureOptional");
        assert_eq!(caller.made(INTENTS, &form).await["status"], "succeeded");
        let asked = caller.made(INTENTS, &format!("{form}&{any}")).await;
        assert_eq!(asked["status"], "requires_action");
        assert_eq!(asked["payment_method_options"]["card"]["request_three_d_secure"], "any");
        let helper = format!("/v1/test_helpers{}", path(&asked, "/authenticate").trim_start_matches("/v1"));
        assert_eq!(caller.made(&helper, "outcome=succeeded").await["status"], "succeeded");
        // A card that cannot ask is charged.
        assert_eq!(caller.made(INTENTS, &format!("{}&{any}", sale("visa"))).await["status"], "succeeded");
        caller.post(INTENTS, &format!("{form}&{}", any.replace("=any", "=often"))).await
            .is_refused(400, "parameter_invalid", "payment_method_options[card][request_three_d_secure]");
        let back = "return_url=https://example.com/back";
        let form = sale("threeDSecure2Required");
        let asked = caller.made(INTENTS, &format!("{form}&{back}&use_stripe_sdk=true")).await;
        assert_eq!(asked["next_action"]["type"], "use_stripe_sdk");
        caller.post(INTENTS, &format!("{form}&return_url=nowhere")).await.is_refused(400, "url_invalid", "return_url");
        caller.post(&path(&asked, "/confirm"), "return_url=nowhere").await.is_refused(400, "url_invalid", "return_url");
    }

    async fn goods_go_where_the_sale_says(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.made(INTENTS, &format!("{AMOUNT}&{SHIPPING}")).await;
        let expected = json!({
            "address": { "city": "Springfield", "country": null, "line1": "Main St 1", "line2": null, "postal_code": null, "state": null },
            "carrier": "Post", "name": "Ada", "phone": null, "tracking_number": "T1",
        });
        assert_eq!(made["shipping"], expected);
        assert!(caller.made(&path(&made, ""), "shipping=").await["shipping"].is_null());
        let moved = SHIPPING.replace("Ada", "Bob");
        assert_eq!(caller.made(&path(&made, ""), &moved).await["shipping"]["name"], "Bob");
        let done = caller.made(&path(&made, "/confirm"), &format!("payment_method=pm_card_visa&{SHIPPING}")).await;
        let charge = charge_of(&caller, &done).await;
        assert_eq!((&done["shipping"], &charge["shipping"]), (&expected, &expected));
        let at = format!("/v1/charges/{}", charge["id"].as_str().unwrap());
        assert_eq!(caller.made(&at, &moved).await["shipping"]["name"], "Bob");
        caller.post(&path(&done, ""), SHIPPING).await.is_refused(400, "payment_intent_unexpected_state", "");
        let older = caller.made("/v1/charges", &format!("{AMOUNT}&source=tok_visa&{SHIPPING}")).await;
        assert_eq!(older["shipping"], expected);
        caller.post(INTENTS, &format!("{AMOUNT}&shipping[address][line1]=x")).await
            .is_refused(400, "parameter_missing", "shipping[name]");
        let long = format!("{AMOUNT}&shipping[name]=x&shipping[address][city]={}", "x".repeat(300));
        caller.post(INTENTS, &long).await.is_refused(400, "parameter_invalid_string_length", "shipping[address][city]");
    }

    async fn how_ways_to_pay_are_picked_is_kept(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.made(INTENTS, &format!("{AMOUNT}&automatic_payment_methods[enabled]=true\
            &automatic_payment_methods[allow_redirects]=never")).await;
        assert_eq!(made["automatic_payment_methods"], json!({ "allow_redirects": "never", "enabled": true }));
        assert!(made["excluded_payment_method_types"].is_null() && made.get("customer_account").is_some());
        caller.post(INTENTS, &format!("{AMOUNT}&automatic_payment_methods[allow_redirects]=never")).await
            .is_refused(400, "parameter_missing", "automatic_payment_methods[enabled]");
        caller.post(INTENTS, &format!("{AMOUNT}&automatic_payment_methods[enabled]=true&payment_method_types[]=card")).await
            .is_refused(400, "parameters_exclusive", "automatic_payment_methods");
        assert!(caller.made(INTENTS, &format!("{AMOUNT}&payment_method_types[]=card")).await["automatic_payment_methods"].is_null());
    }

    async fn the_last_error_names_the_card_and_its_part(w: &World) {
        let caller = Caller::of(w).await;
        let form = format!("{AMOUNT}&confirm=true&payment_method=pm_card_chargeDeclinedIncorrectCvc");
        let answer = caller.post(INTENTS, &form).await;
        answer.is_refused(402, "incorrect_cvc", "cvc");
        let intent = &answer.body["error"]["payment_intent"];
        let error = &intent["last_payment_error"];
        assert_eq!((error["param"].as_str(), error["payment_method_type"].as_str()), (Some("cvc"), Some("card")));
        assert_eq!(error["payment_method"]["card"]["last4"], "0127");
        assert_eq!(error["payment_method"]["object"], "payment_method");
        assert!(intent["payment_method"].is_null() && error["charge"] == intent["latest_charge"]);
        let charge = charge_of(&caller, intent).await;
        assert_eq!(charge["payment_method_details"]["card"]["checks"]["cvc_check"], "fail");
    }

    async fn a_descriptor_is_shown_as_it_was_sent(w: &World) {
        let caller = Caller::of(w).await;
        let form = format!("{AMOUNT}&confirm=true&capture_method=manual&payment_method=pm_card_visa\
            &statement_descriptor_suffix=ORDER+7");
        let made = caller.made(INTENTS, &form).await;
        let charge = charge_of(&caller, &made).await;
        assert!(charge["statement_descriptor"].is_null());
        assert_eq!(charge["statement_descriptor_suffix"], "ORDER 7");
        let shown = charge["calculated_statement_descriptor"].as_str().unwrap();
        assert!(shown.ends_with("* ORDER 7"), "{shown}");
        let capture = path(&made, "/capture");
        for name in ["statement_descriptor", "statement_descriptor_suffix"] {
            caller.post(&capture, &format!("{name}={}", "x".repeat(23))).await
                .is_refused(400, "parameter_invalid_string_length", name);
        }
        let done = caller.made(&capture, "statement_descriptor=HERON&statement_descriptor_suffix=ORDER+8").await;
        assert_eq!((done["statement_descriptor"].as_str(), done["statement_descriptor_suffix"].as_str()), (Some("HERON"), Some("ORDER 8")));
        let charge = charge_of(&caller, &done).await;
        assert_eq!((charge["statement_descriptor"].as_str(), charge["statement_descriptor_suffix"].as_str()), (Some("HERON"), Some("ORDER 8")));
        assert_eq!(charge["calculated_statement_descriptor"], "HERON* ORDER 8");
    }

    async fn a_capture_keeps_the_group_of_its_charge(w: &World) {
        let caller = Caller::of(w).await;
        let held = format!("{AMOUNT}&source=tok_visa&capture=false");
        let made = caller.made("/v1/charges", &format!("{held}&transfer_group=G")).await;
        let capture = |made: &Value| format!("/v1/charges/{}/capture", made["id"].as_str().unwrap());
        caller.post(&capture(&made), "transfer_group=H").await.is_refused(400, "parameter_invalid", "transfer_group");
        assert_eq!(caller.made(&capture(&made), "transfer_group=G").await["transfer_group"], "G");
        let made = caller.made("/v1/charges", &held).await;
        caller.post(&capture(&made), &format!("transfer_group={}", "x".repeat(6_000))).await
            .is_refused(400, "parameter_invalid_string_length", "transfer_group");
        assert_eq!(caller.made(&capture(&made), "transfer_group=H").await["transfer_group"], "H");
    }

    async fn empty_values_unset_what_was_agreed(w: &World) {
        let caller = Caller::of(w).await;
        let agreed = format!("{AMOUNT}&receipt_email=ada@example.com&setup_future_usage=off_session");
        let unset = "receipt_email=&setup_future_usage=&shipping=";
        let made = caller.made(INTENTS, &format!("{agreed}&{SHIPPING}")).await;
        let done = caller.made(&path(&made, "/confirm"), &format!("payment_method=pm_card_visa&{unset}")).await;
        let made = caller.made(INTENTS, &format!("{agreed}&{SHIPPING}")).await;
        let changed = caller.made(&path(&made, ""), unset).await;
        for intent in [done, changed] {
            for name in ["receipt_email", "setup_future_usage", "shipping"] {
                assert!(intent[name].is_null(), "{name}");
            }
        }
        caller.post(&path(&made, "/confirm"), "setup_future_usage=sometimes").await
            .is_refused(400, "parameter_invalid", "setup_future_usage");
    }

    async fn what_the_destination_is_told_is_shown(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let made = caller.made(INTENTS, &format!("{AMOUNT}&payment_method=pm_card_visa&confirm=true\
            &transfer_data[destination]={}&transfer_data[payment_data][description]=Order+7\
            &transfer_data[payment_data][metadata][order]=7", seller.id)).await;
        let data = &made["transfer_data"];
        assert_eq!((data["destination"].as_str(), data["description"].as_str()), (Some(seller.id.as_str()), Some("Order 7")));
        assert_eq!(data["payment_data"], json!({ "description": "Order 7", "metadata": { "order": "7" } }));
        let charge = charge_of(&caller, &made).await;
        assert!(charge["transfer_data"].get("metadata").is_none());
        // The payment that came of it is no card.
        let payments = caller.acting_for(&seller.id).found("/v1/charges").await;
        let own = caller.acting_for(&seller.id);
        let at = format!("/v1/charges/{}", ids(&payments)[0]);
        own.post(&at, "receipt_email=ada@example.com").await.is_refused(400, "parameter_invalid", "receipt_email");
        own.post(&at, SHIPPING).await.is_refused(400, "parameter_invalid", "shipping");
        assert_eq!(own.made(&at, "description=x").await["description"], "x");
    }

    async fn refunds_and_disputes_name_who_paid_with_what(w: &World) {
        let caller = Caller::of(w).await;
        let customer = caller.made("/v1/customers", "payment_method=pm_card_createDispute").await;
        let id = customer["id"].as_str().unwrap();
        let methods = caller.found(&format!("/v1/customers/{id}/payment_methods")).await;
        let method = ids(&methods)[0];
        let made = caller.made(INTENTS, &format!("{AMOUNT}&customer={id}&payment_method={method}&confirm=true&capture_method=manual")).await;
        let refunded = caller.made(INTENTS, &format!("{AMOUNT}&customer={id}&payment_method=pm_card_visa&confirm=true")).await;
        let refund = caller.made("/v1/refunds", &format!("payment_intent={}", refunded["id"].as_str().unwrap())).await;
        assert_eq!((&refund["customer"], &refund["payment_method"]), (&refunded["customer"], &refunded["payment_method"]));
        caller.made(&path(&made, "/capture"), "").await;
        w.advance(1).await;
        let dispute = &caller.found("/v1/disputes").await["data"][0];
        assert_eq!(dispute["payment_method_details"]["card"]["network"], "visa");
    }
}
