//! Sales, from the customer to the refund and the dispute.

use serde_json::Value;
use testkit::{World, both_engines};

use super::shown;
use crate::support::Caller;

const SALE: &str = "amount=10000&currency=usd&confirm=true";

fn id(value: &Value) -> &str {
    value.as_str().unwrap()
}

both_engines! {
    async fn intents_and_charges(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Ada Works").await;
        let intents = "/v1/payment_intents";
        let terms = format!("application_fee_amount=1230&transfer_data[destination]={}", seller.id);
        let paid = caller.made(intents, &format!("{SALE}&payment_method=pm_card_visa&{terms}\
            &description=Order+7&metadata[order]=7&receipt_email=ada@example.com\
            &shipping[name]=Ada&shipping[address][city]=Springfield")).await;
        shown("payment_intent_succeeded", &paid);
        let charge = caller.found(&format!("/v1/charges/{}", id(&paid["latest_charge"]))).await;
        shown("charge_succeeded", &charge);
        shown("charge_of_a_transfer", &caller.acting_for(&seller.id).found("/v1/charges").await["data"][0]);

        let asked = caller.made(intents, &format!("{SALE}&payment_method=pm_card_threeDSecure2Required")).await;
        shown("payment_intent_requires_action", &asked);
        let declined = caller.post(intents, &format!("{SALE}&payment_method=pm_card_chargeDeclinedInsufficientFunds")).await;
        let declined = &declined.body["error"];
        shown("payment_intent_declined", &caller.found(&format!("{intents}/{}", id(&declined["payment_intent"]["id"]))).await);
        shown("charge_failed", &caller.found(&format!("/v1/charges/{}", id(&declined["charge"]))).await);
        let held = caller.made(intents, "amount=500&currency=usd").await;
        shown("payment_intent_canceled", &caller.made(&format!("{intents}/{}/cancel", id(&held["id"])), "cancellation_reason=abandoned").await);
    }

    async fn refunds_and_fees(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Ada Works").await;
        let terms = format!("application_fee_amount=1230&transfer_data[destination]={}", seller.id);
        let sale = |card: &str, more: &str| format!("{SALE}&payment_method=pm_card_{card}&{more}");
        let paid = caller.made("/v1/payment_intents", &sale("bypassPending", &terms)).await;
        let charge = id(&paid["latest_charge"]).to_owned();
        let fees = "/v1/application_fees";
        let fee = caller.found(fees).await["data"][0].clone();
        shown("application_fee", &fee);
        let form = format!("charge={charge}&amount=4000&reverse_transfer=true&refund_application_fee=true\
            &reason=requested_by_customer&metadata[case]=7");
        shown("refund_succeeded", &caller.made("/v1/refunds", &form).await);
        shown("charge_refunded", &caller.found(&format!("/v1/charges/{charge}?expand[]=refunds")).await);
        let fee = caller.found(&format!("{fees}/{}", id(&fee["id"]))).await;
        shown("application_fee_refunded", &fee);
        shown("fee_refund", &fee["refunds"]["data"][0]);
        let transfer = caller.found("/v1/transfers").await["data"][0].clone();
        shown("transfer_of_a_sale_reversed", &transfer);

        let paid = caller.made("/v1/payment_intents", &sale("refundFail", "")).await;
        w.advance(7 * 86_400).await;
        let refund = caller.made("/v1/refunds", &format!("payment_intent={}", id(&paid["id"]))).await;
        w.advance(1).await;
        shown("refund_failed", &caller.found(&format!("/v1/refunds/{}", id(&refund["id"]))).await);
    }

    async fn disputes(w: &World) {
        let caller = Caller::of(w).await;
        let card = "payment_method=pm_card_bypassPending";
        let paid = caller.made("/v1/payment_intents", &format!("{SALE}&{card}")).await;
        let open = format!("/v1/test_helpers/charges/{}/dispute", id(&paid["latest_charge"]));
        let made = caller.made(&open, "reason=product_not_received").await;
        shown("dispute_needs_response", &made);
        let path = format!("/v1/disputes/{}", id(&made["id"]));
        caller.made(&path, "evidence[uncategorized_text]=losing_evidence&metadata[case]=7").await;
        w.advance(1).await;
        shown("dispute_lost", &caller.found(&path).await);
    }

    async fn customers(w: &World) {
        let caller = Caller::of(w).await;
        let customer = caller.made("/v1/customers", "name=Ada&email=ada@example.com&phone=%2B14155550123\
            &address[city]=Springfield&address[country]=US&shipping[name]=Ada&shipping[address][line1]=Main+St+1\
            &preferred_locales[]=en&metadata[a]=1&payment_method=pm_card_visa").await;
        shown("customer", &customer);
        let path = format!("/v1/customers/{}", id(&customer["id"]));
        let methods = caller.found(&format!("{path}/payment_methods")).await;
        shown("payment_method_attached", &methods["data"][0]);
        let loose = "type=card&card[number]=5555555555554444&card[exp_month]=4&card[exp_year]=2031";
        shown("payment_method_loose", &caller.made("/v1/payment_methods", loose).await);
        shown("customer_deleted", &caller.delete(&path).await.body);
    }

    async fn recorded_payments(w: &World) {
        let caller = Caller::of(w).await;
        let seller = w.seller("Ada Works").await;
        let form = format!("account={}&amount=10000&currency=usd&application_fee_amount=1230&external_id=order-7\
            &description=Order+7&metadata[a]=1", seller.id);
        shown("tributary_payment", &caller.made("/v1/tributary/payments", &form).await);
    }
}
