use domain::{account::AccountKind, time::DAY};
use serde_json::Value;
use testkit::{Sale, World, both_engines};

use crate::support::{Caller, ids};

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name}: {value}"))
}

const SALE: &str = "amount=10000&currency=usd&payment_method=pm_card_visa&confirm=true";

both_engines! {
    async fn an_intent_is_made_confirmed_and_found(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let form = format!(
            "amount=10000&currency=usd&application_fee_amount=1230&transfer_data[destination]={}\
             &automatic_payment_methods[enabled]=true&description=Order+7&metadata[order]=7",
            seller.id
        );
        let made = caller.made("/v1/payment_intents", &form).await;
        assert_eq!(made["object"], "payment_intent");
        assert_eq!(made["status"], "requires_payment_method");
        assert!(text(&made, "client_secret").starts_with(text(&made, "id")));
        let path = format!("/v1/payment_intents/{}", text(&made, "id"));
        let form = "payment_method=pm_card_visa&expand[]=latest_charge.balance_transaction\
            &expand[]=latest_charge.transfer.destination_payment&expand[]=payment_method\
            &expand[]=latest_charge.application_fee";
        let done = caller.made(&format!("{path}/confirm"), form).await;
        assert_eq!((done["status"].as_str(), done["amount_received"].as_i64()), (Some("succeeded"), Some(10_000)));
        let charge = &done["latest_charge"];
        assert_eq!(charge["object"], "charge");
        assert_eq!(charge["balance_transaction"]["net"], 9_680);
        assert_eq!(charge["application_fee"]["amount"], 1_230);
        assert_eq!(charge["transfer"]["amount"], 10_000);
        assert_eq!(charge["transfer"]["destination_payment"]["amount"], 10_000);
        assert_eq!(charge["payment_method_details"]["card"]["last4"], "4242");
        assert_eq!((charge["description"].as_str(), charge["metadata"]["order"].as_str()), (Some("Order 7"), Some("7")));
        assert_eq!(done["payment_method"]["card"]["brand"], "visa");
        assert_eq!(caller.found(&path).await["latest_charge"], charge["id"]);
        let list = caller.found("/v1/payment_intents?limit=1").await;
        assert_eq!(ids(&list), [text(&made, "id")]);
        let of_intent = caller.found(&format!("/v1/charges?payment_intent={}", text(&made, "id"))).await;
        assert_eq!(ids(&of_intent), [text(charge, "id")]);
        caller.post(&format!("{path}/confirm"), "").await
            .is_refused(400, "payment_intent_unexpected_state", "");
        caller.post(&format!("{path}/cancel"), "").await
            .is_refused(400, "payment_intent_unexpected_state", "");
    }

    async fn a_decline_is_an_error_with_all_that_is_known(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "declined");
        let form = "amount=500&currency=usd&confirm=true&payment_method=pm_card_visa_chargeDeclinedInsufficientFunds";
        let answer = caller.post("/v1/payment_intents", form).await;
        answer.is_refused(402, "card_declined", "");
        let error = &answer.body["error"];
        assert_eq!((error["type"].as_str(), error["decline_code"].as_str()), (Some("card_error"), Some("insufficient_funds")));
        let intent = &error["payment_intent"];
        assert_eq!(intent["status"], "requires_payment_method");
        assert_eq!(intent["latest_charge"], error["charge"]);
        assert_eq!(intent["last_payment_error"]["code"], "card_declined");
        assert_eq!(error["payment_method"]["card"]["last4"], "9995");
        // The same again, and nothing is tried twice.
        let again = caller.post("/v1/payment_intents", form).await;
        assert_eq!((again.status, again.header("idempotent-replayed")), (answer.status, "true"));
        assert_eq!(again.body, answer.body);
        let plain = Caller::of(w).await;
        assert_eq!(ids(&plain.found("/v1/payment_intents").await), [text(intent, "id")]);
        let charge = plain.found(&format!("/v1/charges/{}", text(error, "charge"))).await;
        assert_eq!((charge["status"].as_str(), charge["paid"].as_bool()), (Some("failed"), Some(false)));
        assert_eq!(charge["failure_code"], "card_declined");
        assert_eq!(charge["outcome"]["type"], "issuer_declined");
        plain.post("/v1/charges", "amount=500&currency=usd&source=tok_chargeDeclinedExpiredCard").await
            .is_refused(402, "expired_card", "exp_month");
    }

    async fn a_customer_authenticates_through_the_helper(w: &World) {
        let caller = Caller::of(w).await;
        let form = "amount=500&currency=usd&confirm=true&payment_method=pm_card_threeDSecure2Required\
            &return_url=https://example.com/back";
        let made = caller.made("/v1/payment_intents", form).await;
        assert_eq!(made["status"], "requires_action");
        assert_eq!(made["next_action"]["redirect_to_url"]["return_url"], "https://example.com/back");
        let helper = format!("/v1/test_helpers/payment_intents/{}/authenticate", text(&made, "id"));
        caller.post(&helper, "").await.is_refused(400, "parameter_missing", "outcome");
        caller.post(&helper, "outcome=maybe").await.is_refused(400, "parameter_invalid", "outcome");
        let done = caller.made(&helper, "outcome=succeeded").await;
        assert_eq!(done["status"], "succeeded");
        let form = form.replace("return_url=https://example.com/back", "off_session=true");
        caller.post("/v1/payment_intents", &form).await
            .is_refused(402, "authentication_required", "");
    }

    async fn a_held_card_is_captured_in_part_or_canceled(w: &World) {
        let caller = Caller::of(w).await;
        let form = format!("{SALE}&capture_method=manual");
        let made = caller.made("/v1/payment_intents", &form).await;
        assert_eq!((made["status"].as_str(), made["amount_capturable"].as_i64()), (Some("requires_capture"), Some(10_000)));
        let path = format!("/v1/payment_intents/{}", text(&made, "id"));
        caller.post(&format!("{path}/capture"), "amount_to_capture=10001").await
            .is_refused(400, "amount_too_large", "amount_to_capture");
        let done = caller.made(&format!("{path}/capture"), "amount_to_capture=4000&expand[]=latest_charge").await;
        assert_eq!((done["status"].as_str(), done["amount_received"].as_i64()), (Some("succeeded"), Some(4_000)));
        let charge = &done["latest_charge"];
        assert_eq!((charge["captured"].as_bool(), charge["amount_captured"].as_i64(), charge["amount_refunded"].as_i64()),
            (Some(true), Some(4_000), Some(6_000)));
        let made = caller.made("/v1/payment_intents", &form).await;
        let path = format!("/v1/payment_intents/{}/cancel", text(&made, "id"));
        caller.post(&path, "cancellation_reason=boredom").await
            .is_refused(400, "parameter_invalid", "cancellation_reason");
        let ended = caller.made(&path, "cancellation_reason=duplicate&expand[]=latest_charge").await;
        assert_eq!((ended["status"].as_str(), ended["cancellation_reason"].as_str()), (Some("canceled"), Some("duplicate")));
        assert_eq!(ended["latest_charge"]["refunded"], true);
        w.advance(DAY).await;
    }

    async fn parameters_of_sales_are_checked_one_by_one(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Blue Heron").await;
        let to = format!("{SALE}&transfer_data[destination]={}", seller.id);
        let table = [
            ("currency=usd".to_owned(), "parameter_missing", "amount"),
            ("amount=0&currency=usd".to_owned(), "parameter_invalid_integer", "amount"),
            ("amount=10".to_owned(), "parameter_missing", "currency"),
            ("amount=10&currency=zzz".to_owned(), "parameter_invalid", "currency"),
            (format!("{SALE}&application_fee_amount=5"), "parameter_invalid", "application_fee_amount"),
            (format!("{to}&application_fee_amount=0"), "parameter_invalid_integer", "application_fee_amount"),
            (format!("{to}&application_fee_amount=10001"), "amount_too_large", "application_fee_amount"),
            (format!("{to}&transfer_data[amount]=5&application_fee_amount=5"), "parameters_exclusive", "application_fee_amount"),
            (format!("{to}&transfer_data[nonsense]=5"), "parameter_unknown", "transfer_data[nonsense]"),
            (format!("{SALE}&transfer_data[amount]=5"), "parameter_missing", "transfer_data[destination]"),
            (format!("{SALE}&transfer_data[destination]=acct_no"), "resource_missing", "transfer_data[destination]"),
            (format!("{SALE}&transfer_data[destination]=nonsense"), "resource_missing", "transfer_data[destination]"),
            (format!("{SALE}&customer=cus_no"), "resource_missing", "customer"),
            (format!("{SALE}&capture_method=later"), "parameter_invalid", "capture_method"),
            (format!("{SALE}&confirmation_method=manual"), "parameter_invalid", "confirmation_method"),
            (format!("{SALE}&payment_method_types[]=sepa_debit"), "parameter_invalid", "payment_method_types"),
            (format!("{SALE}&receipt_email=nobody"), "email_invalid", "receipt_email"),
            (format!("{SALE}&shipping[name]=x"), "parameter_missing", "shipping[address]"),
            (format!("{SALE}&nonsense=x"), "parameter_unknown", "nonsense"),
            ("amount=10&currency=usd&off_session=true".to_owned(), "parameter_invalid", "off_session"),
            ("amount=10&currency=usd&confirm=true".to_owned(), "payment_intent_unexpected_state", "payment_method"),
            ("amount=10&currency=usd&confirm=true&payment_method=pm_nothing".to_owned(), "resource_missing", "payment_method"),
        ];
        for (form, code, param) in table {
            let answer = caller.post("/v1/payment_intents", &form).await;
            answer.is_refused(400, code, param);
            assert_eq!(answer.body["error"]["type"], "invalid_request_error");
        }
        caller.get("/v1/payment_intents/pi_no").await.is_refused(404, "resource_missing", "id");
        assert!(ids(&caller.found("/v1/payment_intents").await).is_empty());
    }

    async fn a_direct_charge_is_the_accounts_own(w: &World) {
        let caller = Caller::of(w).await;
        let shop = w.account("Standard", AccountKind::Standard, "US").await;
        let own = caller.acting_for(&shop.id);
        let made = own.made("/v1/payment_intents", &format!("{SALE}&application_fee_amount=1230&expand[]=latest_charge.balance_transaction")).await;
        let line = &made["latest_charge"]["balance_transaction"];
        assert_eq!((line["fee"].as_i64(), line["net"].as_i64()), (Some(1_550), Some(8_450)));
        caller.get(&format!("/v1/payment_intents/{}", text(&made, "id"))).await
            .is_refused(404, "resource_missing", "id");
        let charge = text(&made["latest_charge"], "id");
        assert!(ids(&caller.found("/v1/charges").await).is_empty());
        assert_eq!(ids(&own.found("/v1/charges").await), [charge]);
        assert_eq!(own.found(&format!("/v1/charges/{charge}")).await["id"], charge);
        for path in [format!("/v1/charges/{charge}"), format!("/v1/charges/{charge}/refunds")] {
            caller.get(&path).await.is_refused(404, "resource_missing", "id");
        }
        caller.post(&format!("/v1/charges/{charge}"), "description=x").await
            .is_refused(404, "resource_missing", "id");
        let changed = own.made(&format!("/v1/charges/{charge}"), "description=Order+7&transfer_group=G").await;
        assert_eq!((changed["description"].as_str(), changed["transfer_group"].as_str()), (Some("Order 7"), Some("G")));
        own.post(&format!("/v1/charges/{charge}"), "transfer_group=H").await
            .is_refused(400, "parameter_invalid", "transfer_group");
        let events = caller.acting_for(&shop.id).found("/v1/events?type=charge.updated").await;
        let previous = &events["data"][0]["data"]["previous_attributes"];
        assert!(previous["description"].is_null() && previous.get("transfer_group").is_some(), "{previous}");
        assert_eq!(events["data"][0]["account"], shop.id.as_str());
    }

    async fn charges_are_made_and_captured_as_older_clients_do(w: &World) {
        let caller = Caller::of(w).await;
        let done = caller.made("/v1/charges", "amount=2000&currency=usd&source=tok_visa&transfer_group=G&description=x").await;
        assert_eq!((done["object"].as_str(), done["captured"].as_bool(), done["paid"].as_bool()), (Some("charge"), Some(true), Some(true)));
        let held = caller.made("/v1/charges", "amount=2000&currency=usd&source=tok_visa&capture=false").await;
        assert_eq!(held["captured"], false);
        let path = format!("/v1/charges/{}/capture", text(&held, "id"));
        let captured = caller.made(&path, "amount=500").await;
        assert_eq!(captured["amount_captured"], 500);
        caller.post(&path, "").await.is_refused(400, "charge_already_captured", "");
        caller.post("/v1/charges", "amount=1&currency=usd").await.is_refused(400, "parameter_missing", "source");
        caller.post("/v1/charges", "amount=1&currency=usd&source=tok_nothing").await.is_refused(400, "resource_missing", "source");
        let group = caller.found("/v1/charges?transfer_group=G").await;
        assert_eq!(ids(&group), [text(&done, "id")]);
    }

    async fn customers_keep_cards_that_are_charged_again(w: &World) {
        let caller = Caller::of(w).await;
        let customer = caller.made("/v1/customers", "email=ada@example.com&name=Ada&metadata[a]=1").await;
        let id = text(&customer, "id");
        let card = "type=card&card[number]=4242424242424242&card[exp_month]=4&card[exp_year]=2031&card[cvc]=123\
            &billing_details[name]=Ada";
        let method = caller.made("/v1/payment_methods", card).await;
        assert_eq!((method["card"]["exp_month"].as_i64(), method["billing_details"]["name"].as_str()), (Some(4), Some("Ada")));
        let path = format!("/v1/payment_methods/{}", text(&method, "id"));
        let attached = caller.made(&format!("{path}/attach"), &format!("customer={id}")).await;
        assert_eq!(attached["customer"], id);
        let kept = caller.found(&format!("/v1/payment_methods?customer={id}&type=card")).await;
        assert_eq!(ids(&kept), [text(&method, "id")]);
        let kept = caller.found(&format!("/v1/customers/{id}/payment_methods")).await;
        assert_eq!(ids(&kept), [text(&method, "id")]);
        let sale = format!("amount=700&currency=usd&confirm=true&payment_method={}", text(&method, "id"));
        caller.post("/v1/payment_intents", &sale).await.is_refused(400, "parameter_invalid", "payment_method");
        let done = caller.made("/v1/payment_intents", &format!("{sale}&customer={id}&expand[]=customer")).await;
        assert_eq!(done["customer"]["email"], "ada@example.com");
        assert_eq!(ids(&caller.found(&format!("/v1/charges?customer={id}")).await).len(), 1);
        assert_eq!(ids(&caller.found(&format!("/v1/payment_intents?customer={id}")).await).len(), 1);
        // A card that is to be used again is kept by itself.
        let keep = format!("{SALE}&customer={id}&setup_future_usage=off_session");
        caller.made("/v1/payment_intents", &keep).await;
        assert_eq!(ids(&caller.found(&format!("/v1/customers/{id}/payment_methods")).await).len(), 2);

        let changed = caller.made(&format!("/v1/customers/{id}"), "email=&metadata[a]=").await;
        assert!(changed["email"].is_null() && changed["metadata"] == serde_json::json!({}));
        let detached = caller.made(&format!("{path}/detach"), "").await;
        assert!(detached["customer"].is_null());
        caller.post(&format!("{path}/detach"), "").await.is_refused(400, "status_transition_invalid", "");
        let gone = caller.delete(&format!("/v1/customers/{id}")).await;
        assert_eq!(gone.body, serde_json::json!({ "id": id, "object": "customer", "deleted": true }));
        assert_eq!(caller.found(&format!("/v1/customers/{id}")).await["deleted"], true);
        caller.post(&format!("/v1/customers/{id}"), "name=x").await.is_refused(404, "resource_missing", "id");
        assert!(ids(&caller.found("/v1/customers").await).is_empty());
        let events = caller.found("/v1/events?limit=100").await;
        let kinds: Vec<_> = events["data"].as_array().unwrap().iter().map(|it| text(it, "type")).collect();
        for kind in ["customer.created", "customer.updated", "customer.deleted", "payment_method.attached", "payment_method.detached"] {
            assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
        }
    }

    async fn customers_are_found_by_email(w: &World) {
        let caller = Caller::of(w).await;
        let ada = caller.made("/v1/customers", "email=ada@example.com&payment_method=pm_card_visa").await;
        caller.made("/v1/customers", "email=bob@example.com").await;
        let found = caller.found("/v1/customers?email=ada@example.com").await;
        assert_eq!(ids(&found), [text(&ada, "id")]);
        assert_eq!(ids(&caller.found("/v1/customers").await).len(), 2);
        caller.post("/v1/customers", "email=nobody").await.is_refused(400, "email_invalid", "email");
        caller.post("/v1/customers", "shipping[name]=x").await.is_refused(400, "parameter_missing", "shipping[address]");
        let seller = w.seller("Blue Heron").await;
        assert!(ids(&caller.acting_for(&seller.id).found("/v1/customers").await).is_empty());
    }

    async fn wrong_cards_are_card_errors(w: &World) {
        let caller = Caller::of(w).await;
        let card = |number: &str, month: u8, year: u16, cvc: &str| format!(
            "type=card&card[number]={number}&card[exp_month]={month}&card[exp_year]={year}&card[cvc]={cvc}"
        );
        let table = [
            (card("4242424242424241", 4, 2031, "123"), "incorrect_number", "number"),
            (card("4539578763621486", 4, 2031, "123"), "incorrect_number", "number"),
            (card("4242424242424242", 13, 2031, "123"), "invalid_expiry_month", "exp_month"),
            (card("4242424242424242", 4, 2001, "123"), "invalid_expiry_year", "exp_year"),
            (card("4242424242424242", 4, 2031, "12"), "invalid_cvc", "cvc"),
        ];
        for (form, code, param) in table {
            caller.post("/v1/payment_methods", &form).await.is_refused(402, code, param);
        }
        caller.post("/v1/payment_methods", "type=card").await.is_refused(400, "parameter_missing", "card");
        caller.post("/v1/payment_methods", "type=sofa").await.is_refused(400, "parameter_invalid", "type");
        caller.post("/v1/payment_methods", "type=card&card[token]=tok_nothing").await
            .is_refused(400, "resource_missing", "card[token]");
    }

    async fn a_token_stands_for_its_card_once(w: &World) {
        let caller = Caller::of(w).await;
        let card = "card[number]=5555555555554444&card[exp_month]=4&card[exp_year]=2031&card[cvc]=123";
        let token = caller.made("/v1/tokens", card).await;
        assert_eq!((token["object"].as_str(), token["used"].as_bool()), (Some("token"), Some(false)));
        let name = text(&token, "id");
        let hidden = name.replace("tok_", "pm_");
        caller.get(&format!("/v1/payment_methods/{hidden}")).await.is_refused(404, "resource_missing", "id");
        caller.post("/v1/charges", &format!("amount=5&currency=usd&source={hidden}")).await
            .is_refused(400, "resource_missing", "source");
        let charge = caller.made("/v1/charges", &format!("amount=500&currency=usd&source={name}")).await;
        assert_eq!(charge["payment_method_details"]["card"]["brand"], "mastercard");
        assert_eq!(caller.found(&format!("/v1/tokens/{name}")).await["used"], true);
        caller.post("/v1/charges", &format!("amount=500&currency=usd&source={name}")).await
            .is_refused(400, "token_already_used", "source");
        let token = caller.made("/v1/tokens", card).await;
        let form = format!("type=card&card[token]={}&metadata[a]=1", text(&token, "id"));
        let method = caller.made("/v1/payment_methods", &form).await;
        assert_eq!((method["card"]["last4"].as_str(), method["metadata"]["a"].as_str()), (Some("4444"), Some("1")));
        caller.post("/v1/payment_methods", &form).await.is_refused(400, "token_already_used", "card[token]");
        caller.post("/v1/tokens", "card[number]=4242424242424241&card[exp_month]=4&card[exp_year]=2031").await
            .is_refused(402, "incorrect_number", "number");
        caller.post("/v1/tokens", "").await.is_refused(400, "parameter_missing", "card");
        caller.get("/v1/tokens/tok_nothing").await.is_refused(404, "resource_missing", "id");
    }

    async fn the_events_of_a_sale_carry_their_objects(w: &World) {
        let caller = Caller::of(w).await;
        let charge = w.charge(&Sale::of(10_000)).await;
        let events = caller.found("/v1/events?type=charge.succeeded").await;
        let object = &events["data"][0]["data"]["object"];
        assert_eq!((object["id"].as_str(), object["amount_captured"].as_i64()), (Some(charge.id.as_str()), Some(10_000)));
        let events = caller.found("/v1/events?type=payment_intent.succeeded").await;
        assert_eq!(events["data"][0]["data"]["object"]["latest_charge"], charge.id.as_str());
    }
}
