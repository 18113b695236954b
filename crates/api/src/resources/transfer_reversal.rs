//! Reversals of transfers.

use domain::transfer::Reversal;
use serde_json::{Value, json};

/// A reversal.
pub fn transfer_reversal(reversal: &Reversal) -> Value {
    json!({
        "id": reversal.id,
        "object": "transfer_reversal",
        "amount": reversal.amount.minor(),
        "balance_transaction": reversal.balance_transaction,
        "created": reversal.created,
        "currency": reversal.amount.currency(),
        "destination_payment_refund": reversal.destination_payment_refund,
        "metadata": super::metadata(&reversal.metadata),
        "source_refund": reversal.source_refund,
        "transfer": reversal.transfer,
    })
}
