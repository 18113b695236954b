//! Accounts as a search finds them. An object of our own.

use domain::account::AccountRow;
use serde_json::{Value, json};

/// A found account. Amounts are in minor units of `currency`.
pub fn account_row(row: &AccountRow) -> Value {
    json!({
        "id": row.id,
        "object": "tributary.account_row",
        "balance": row.balance.minor(),
        "country": row.country,
        "created": row.created,
        "currency": row.currency,
        "email": row.email,
        "name": row.label,
        "status": row.status.name(),
        "type": row.kind.name(),
        "volume": row.volume.minor(),
    })
}
