//! Cards, as payment methods and charges show them.

use domain::{
    account::Address,
    card::{Card, Check},
    customer::Billing,
    payment::{CardPayment, Payment},
};
use serde_json::{Map, Value, json};

/// A card that is kept.
pub(super) fn kept(card: &Card, billing: &Billing) -> Value {
    // Nothing is asked of its bank before it is charged, unless a code came with it.
    let cvc = card.checks.cvc.map_or("unchecked", Check::name);
    let more = json!({
        "checks": checks(card, billing, json!(cvc)),
        "display_brand": card.brand,
        "generated_from": null,
        "networks": { "available": [card.brand], "preferred": null },
        "three_d_secure_usage": { "supported": true },
    });
    Value::Object(with(common(card), more))
}

/// The card of a charge.
pub(super) fn charged(payment: &Payment, paid: &CardPayment) -> Value {
    let card = &paid.card;
    let amount = payment.amount.minor();
    let more = json!({
        "amount_authorized": amount,
        "amount_requested": amount,
        "authorization_code": null,
        "capture_before": paid.capture_before,
        "checks": checks(card, &paid.billing, json!(card.checks.cvc.map(Check::name))),
        "extended_authorization": { "status": "disabled" },
        "incremental_authorization": { "status": "unavailable" },
        "installments": null,
        "mandate": null,
        "multicapture": { "status": "unavailable" },
        "network": card.brand,
        "network_token": { "used": false },
        "network_transaction_id": null,
        "overcapture": { "maximum_amount_capturable": amount, "status": "unavailable" },
        "three_d_secure": null,
        "transaction_link_id": null,
    });
    json!({ "card": with(common(card), more), "type": "card" })
}

fn common(card: &Card) -> Value {
    json!({
        "brand": card.brand,
        "country": card.country,
        "exp_month": card.exp_month,
        "exp_year": card.exp_year,
        "fingerprint": card.fingerprint,
        "funding": card.funding.name(),
        "last4": card.last4,
        "regulated_status": null,
        "wallet": null,
    })
}

fn with(common: Value, more: Value) -> Map<String, Value> {
    let mut fields = Map::new();
    for part in [common, more] {
        if let Value::Object(part) = part {
            fields.extend(part);
        }
    }
    fields
}

/// What the bank says of the code and of the parts of the address that were sent.
fn checks(card: &Card, billing: &Billing, cvc: Value) -> Value {
    let Address {
        line1, postal_code, ..
    } = &billing.address;
    json!({
        "address_line1_check": line1.as_ref().map(|_| card.checks.line1.name()),
        "address_postal_code_check": postal_code.as_ref().map(|_| card.checks.postal_code.name()),
        "cvc_check": cvc,
    })
}
