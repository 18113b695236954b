//! Payments as the receiving account's charges.

use domain::{
    actor::Tenant,
    payment::{Origin, Payment},
};
use serde_json::{Value, json};

/// A payment. It has succeeded: nothing else is recorded.
pub fn charge(payment: &Payment, tenant: &Tenant) -> Value {
    let source_transfer = match &payment.origin {
        Origin::Transfer { transfer } => Some(transfer),
        Origin::Recorded { .. } => None,
    };
    let fee = payment.application_fee;
    json!({
        "id": payment.id,
        "object": "charge",
        "amount": payment.amount.minor(),
        "amount_captured": payment.amount.minor(),
        "amount_refunded": 0,
        "application": null,
        "application_fee": payment.application_fee_id,
        "application_fee_amount": (!fee.is_zero()).then(|| fee.minor()),
        "balance_transaction": payment.balance_transaction,
        "billing_details": billing_details(),
        "calculated_statement_descriptor": null,
        "captured": true,
        "created": payment.created,
        "currency": payment.amount.currency(),
        "customer": null,
        "description": payment.description,
        "disputed": false,
        "failure_balance_transaction": null,
        "failure_code": null,
        "failure_message": null,
        "fraud_details": {},
        "livemode": tenant.livemode,
        "metadata": super::metadata(&payment.metadata),
        "on_behalf_of": null,
        "outcome": null,
        "paid": true,
        "payment_intent": null,
        "payment_method": null,
        "payment_method_details": null,
        "receipt_email": null,
        "receipt_number": null,
        "receipt_url": null,
        "refunded": false,
        "review": null,
        "shipping": null,
        "source": null,
        "source_transfer": source_transfer,
        "statement_descriptor": null,
        "statement_descriptor_suffix": null,
        "status": "succeeded",
        "transfer_data": null,
        "transfer_group": null,
    })
}

fn billing_details() -> Value {
    let address = json!({
        "city": null, "country": null, "line1": null, "line2": null,
        "postal_code": null, "state": null,
    });
    json!({ "address": address, "email": null, "name": null, "phone": null, "tax_id": null })
}
