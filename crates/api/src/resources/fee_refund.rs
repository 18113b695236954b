//! Refunds of collected fees.

use domain::payment::FeeRefund;
use serde_json::{Value, json};

/// A refund of a fee.
pub fn fee_refund(refund: &FeeRefund) -> Value {
    json!({
        "id": refund.id,
        "object": "fee_refund",
        "amount": refund.amount.minor(),
        "balance_transaction": refund.balance_transaction,
        "created": refund.created,
        "currency": refund.amount.currency(),
        "fee": refund.fee,
        "metadata": super::metadata(&refund.metadata),
    })
}
