//! Payouts.

use domain::{
    actor::Tenant,
    payout::{Payout, PayoutMethod, PayoutStatus},
};
use serde_json::{Value, json};

/// A payout.
pub fn payout(payout: &Payout, tenant: &Tenant) -> Value {
    let reconciled = payout.automatic && payout.method == PayoutMethod::Standard;
    json!({
        "id": payout.id,
        "object": "payout",
        "amount": payout.moves.signed().minor(),
        "application_fee": null,
        "application_fee_amount": null,
        "arrival_date": payout.arrival_date,
        "automatic": payout.automatic,
        "balance_transaction": payout.balance_transaction,
        "created": payout.created,
        "currency": payout.currency(),
        "description": payout.description,
        "destination": payout.destination,
        "failure_balance_transaction": payout.failure_balance_transaction,
        "failure_code": payout.failure.as_ref().map(|failure| &failure.code),
        "failure_message": payout.failure.as_ref().map(|failure| &failure.message),
        "livemode": tenant.livemode,
        "metadata": super::metadata(&payout.metadata),
        "method": payout.method.name(),
        "original_payout": payout.moves.original(),
        "payout_method": null,
        "reconciliation_status": if reconciled { "completed" } else { "not_applicable" },
        "reversed_by": payout.reversed_by,
        "source_type": "card",
        "statement_descriptor": payout.statement_descriptor,
        "status": payout.status.name(),
        "trace_id": trace(payout),
        "type": if payout.destination.starts_with("card_") { "card" } else { "bank_account" },
    })
}

/// By which the bank finds it, once it was sent.
fn trace(payout: &Payout) -> Value {
    match (&payout.trace_id, payout.status) {
        (Some(value), _) => json!({ "status": "supported", "value": value }),
        (None, PayoutStatus::Canceled) => Value::Null,
        (None, _) => json!({ "status": "pending", "value": null }),
    }
}
