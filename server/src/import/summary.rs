//! What an import came to.

use std::path::PathBuf;

use domain::money::{Currency, Money};
use serde_json::json;

/// What an import came to. Amounts are of the rows that were brought in now, in minor units.
pub struct Summary {
    /// Rows that were read.
    pub read: u64,
    /// Rows that were brought in now.
    pub imported: u64,
    /// Rows that had been brought in before.
    pub skipped: u64,
    /// Rows that were not taken.
    pub rejected: u64,
    /// The sum of the payments.
    pub amount: i64,
    /// The sum of the platform's fees.
    pub application_fee: i64,
    /// The currency of both.
    pub currency: Currency,
    /// Where the rejected rows are.
    pub rejected_file: Option<PathBuf>,
}

impl Summary {
    /// Nothing yet.
    pub fn new(currency: Currency) -> Self {
        Self {
            read: 0,
            imported: 0,
            skipped: 0,
            rejected: 0,
            amount: 0,
            application_fee: 0,
            currency,
            rejected_file: None,
        }
    }

    /// For scripts.
    pub fn to_json(&self) -> serde_json::Value {
        let file = self
            .rejected_file
            .as_ref()
            .map(|file| file.display().to_string());
        json!({
            "read": self.read, "imported": self.imported, "skipped": self.skipped,
            "rejected": self.rejected, "amount": self.amount,
            "application_fee": self.application_fee, "currency": self.currency.code(),
            "rejected_file": file,
        })
    }

    /// For people. `what` are accounts or payments.
    pub fn to_text(&self, what: &str) -> String {
        let mut text = format!(
            "{} rows read: {} {what} imported, {} skipped (imported before), {} rejected.",
            self.read, self.imported, self.skipped, self.rejected
        );
        if self.amount > 0 {
            let amount = Money::new(self.amount, self.currency);
            let fee = Money::new(self.application_fee, self.currency);
            text.push_str(&format!(
                "\nImported {amount}, of which {fee} are application fees."
            ));
        }
        if let Some(file) = &self.rejected_file {
            text.push_str(&format!("\nThe rejected rows are in {}.", file.display()));
        }
        text
    }
}
