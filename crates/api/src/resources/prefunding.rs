//! Funds set aside for refunds and disputes. Our own object.

use serde_json::{Value, json};
use service::prefunding::Prefunding;

use crate::wire::{Viewer, Wire};

/// Funds that came in, or went back, with what is set aside then.
impl Wire for Prefunding {
    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        json!({
            "object": "tributary.prefunding",
            "amount": self.line.amount,
            "balance": self.balance.minor(),
            "balance_transaction": self.line.id,
            "created": self.line.created,
            "currency": self.line.currency,
            "livemode": viewer.tenant.livemode,
        })
    }
}
