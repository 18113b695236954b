//! Accounts as a search finds them. An object of our own.

use domain::account::AccountRow;
use serde_json::{Value, json};

use crate::wire::{Viewer, Wire};

/// A found account. Amounts are in minor units of `currency`.
impl Wire for AccountRow {
    fn wire(&self, _: &Viewer<'_>) -> Value {
        json!({
            "id": self.id,
            "object": "tributary.account_row",
            "balance": self.balance.minor(),
            "country": self.country,
            "created": self.created,
            "currency": self.currency,
            "email": self.email,
            "name": self.label,
            "status": self.status.name(),
            "type": self.kind.name(),
            "volume": self.volume.minor(),
        })
    }
}
