//! Payments as charges.

use domain::{
    actor::Tenant,
    card::Outcome,
    payment::{CardPayment, CardState, Origin, Payment, PaymentStatus},
};
use serde_json::{Value, json};

/// A payment: a charged card, funds that came in with a transfer, or a recorded one.
pub fn charge(payment: &Payment, tenant: &Tenant) -> Value {
    let card = payment.card();
    let source_transfer = match &payment.origin {
        Origin::Transfer { transfer } => Some(transfer),
        Origin::Recorded { .. } | Origin::Card(_) => None,
    };
    let asked = card.and_then(|card| card.application_fee_amount);
    let kept = payment.application_fee;
    let application_fee_amount = asked.or_else(|| (!kept.is_zero()).then(|| kept.minor()));
    let failure = card.and_then(|card| card.failure.as_ref());
    json!({
        "id": payment.id,
        "object": "charge",
        "amount": payment.amount.minor(),
        "amount_captured": if payment.is_captured() { payment.captured().minor() } else { 0 },
        "amount_refunded": refunded(payment),
        "application": (card.is_some() && payment.account != tenant.platform)
            .then(|| super::application(tenant)),
        "application_fee": payment.application_fee_id,
        "application_fee_amount": application_fee_amount,
        "balance_transaction": payment.balance_transaction,
        "billing_details": super::billing(card.map(|card| &card.billing)),
        "calculated_statement_descriptor": card
            .and_then(|card| card.calculated_statement_descriptor.as_ref()),
        "captured": payment.is_captured(),
        "created": payment.created,
        "currency": payment.amount.currency(),
        "customer": card.and_then(|card| card.customer.as_ref()),
        "description": payment.description,
        "disputed": payment.disputed,
        "failure_balance_transaction": null,
        "failure_code": failure.map(|failure| &failure.code),
        "failure_message": failure.map(|failure| &failure.message),
        "fraud_details": {},
        "livemode": tenant.livemode,
        "metadata": super::metadata(&payment.metadata),
        "on_behalf_of": card.and_then(|card| card.on_behalf_of.as_ref()),
        "outcome": card.map(outcome),
        "paid": payment.status == PaymentStatus::Succeeded,
        "payment_intent": card.and_then(|card| card.intent.as_ref()),
        "payment_method": card.and_then(|card| card.payment_method.as_ref()),
        "payment_method_details": card.map(|it| super::card::charged(payment, it)),
        "receipt_email": card.and_then(|card| card.receipt_email.as_ref()),
        "receipt_number": null,
        "receipt_url": null,
        "refunded": payment.is_refunded() || is_released(payment),
        "review": null,
        "shipping": card.and_then(|card| card.shipping.as_ref()).map(super::shipping),
        "source": null,
        "source_transfer": source_transfer,
        "statement_descriptor": card.and_then(|card| card.statement_descriptor.as_ref()),
        "statement_descriptor_suffix": card
            .and_then(|card| card.statement_descriptor_suffix.as_ref()),
        "status": payment.status.name(),
        "transfer": card.and_then(|card| card.transfer.as_ref()),
        "transfer_data": card.and_then(|card| card.transfer_data.as_ref()).map(|data| json!({
            "amount": data.amount, "destination": data.destination,
        })),
        "transfer_group": payment.transfer_group,
    })
}

/// What went back to the card, the part that was never captured included.
fn refunded(payment: &Payment) -> i64 {
    let released = match payment.card().map(|card| card.state) {
        Some(CardState::Captured) => payment
            .amount
            .minor()
            .saturating_sub(payment.captured().minor()),
        Some(CardState::Released) => payment.amount.minor(),
        _ => 0,
    };
    payment.amount_refunded.minor().saturating_add(released)
}

fn is_released(payment: &Payment) -> bool {
    payment
        .card()
        .is_some_and(|card| card.state == CardState::Released)
}

fn outcome(card: &CardPayment) -> Value {
    let blocked = card.card.outcome == Outcome::Blocked;
    let failure = card.failure.as_ref();
    let (network, kind) = match (failure.is_some(), blocked) {
        (false, _) => ("approved_by_network", "authorized"),
        (true, true) => ("not_sent_to_network", "blocked"),
        (true, false) => ("declined_by_network", "issuer_declined"),
    };
    let message = failure.map_or("Payment complete.", |failure| failure.message.as_str());
    let risk = if blocked {
        ("highest", 90)
    } else {
        ("normal", 12)
    };
    json!({
        "advice_code": null,
        "network_advice_code": null,
        "network_decline_code": null,
        "network_status": network,
        "reason": failure.and_then(|failure| failure.decline_code.as_ref()),
        "risk_level": risk.0,
        "risk_score": risk.1,
        "seller_message": message,
        "type": kind,
    })
}
