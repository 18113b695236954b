//! Refunds.

use domain::{
    id::RefundId,
    refund::{Refund, RefundStatus},
};
use serde_json::{Value, json};

/// A refund.
pub fn refund(refund: &Refund) -> Value {
    json!({
        "id": refund.id,
        "object": "refund",
        "amount": refund.amount.minor(),
        "balance_transaction": refund.balance_transaction,
        "charge": refund.payment,
        "created": refund.created,
        "currency": refund.amount.currency(),
        "customer": refund.customer,
        "customer_account": null,
        "destination_details": destination(refund),
        "failure_balance_transaction": refund.failure_balance_transaction,
        "failure_reason": refund.failure_reason,
        "metadata": super::metadata(&refund.metadata),
        "payment_intent": refund.intent,
        "payment_method": refund.payment_method,
        "pending_reason": match refund.status {
            RefundStatus::Pending => refund.pending_reason.map(|reason| reason.name()),
            _ => None,
        },
        "reason": refund.reason.map(|reason| reason.name()),
        "receipt_number": null,
        "source_transfer_reversal": refund.source_transfer_reversal,
        "status": refund.status.name(),
        "transfer_reversal": refund.transfer_reversal,
    })
}

/// Refunds of transfers go to no card.
fn destination(refund: &Refund) -> Value {
    if refund.id.as_str().starts_with(RefundId::PREFIX) && refund.source_transfer_reversal.is_none()
    {
        json!({ "card": { "reference": null, "reference_status": "pending", "type": "refund" }, "type": "card" })
    } else {
        Value::Null
    }
}
