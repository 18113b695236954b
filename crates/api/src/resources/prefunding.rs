//! Funds set aside for refunds and disputes. Our own object.

use domain::actor::Tenant;
use serde_json::{Value, json};
use service::prefunding::Prefunding;

/// Funds that came in, or went back, with what is set aside then.
pub fn prefunding(moved: &Prefunding, tenant: &Tenant) -> Value {
    json!({
        "object": "tributary.prefunding",
        "amount": moved.line.amount,
        "balance": moved.balance.minor(),
        "balance_transaction": moved.line.id,
        "created": moved.line.created,
        "currency": moved.line.currency,
        "livemode": tenant.livemode,
    })
}
