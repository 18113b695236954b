//! Transfers. They have no status: one that exists has happened.

use domain::{actor::Tenant, transfer::Transfer};
use serde_json::{Value, json};

use crate::list;

/// A transfer.
pub fn transfer(transfer: &Transfer, tenant: &Tenant) -> Value {
    let url = format!("/v1/transfers/{}/reversals", transfer.id);
    json!({
        "id": transfer.id,
        "object": "transfer",
        "amount": transfer.amount.minor(),
        "amount_reversed": transfer.amount_reversed.minor(),
        "balance_transaction": transfer.balance_transaction,
        "created": transfer.created,
        "currency": transfer.amount.currency(),
        "description": transfer.description,
        "destination": transfer.destination,
        "destination_payment": transfer.destination_payment,
        "livemode": tenant.livemode,
        "metadata": super::metadata(&transfer.metadata),
        "reversals": list::whole(&url, Vec::new()),
        "reversed": transfer.reversible().is_zero(),
        "source_transaction": transfer.source_transaction,
        "source_type": "card",
        "transfer_group": transfer.transfer_group,
    })
}
