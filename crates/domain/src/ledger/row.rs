//! Postings as they are shown.

use serde::{Deserialize, Serialize};

use super::LedgerKind;
use crate::{money::Money, time::Timestamp};

/// One posting as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingRow {
    /// Why.
    pub code: String,
    /// The side that the money left: owner and kind.
    pub debit: (String, LedgerKind),
    /// The side that the money reached: owner and kind.
    pub credit: (String, LedgerKind),
    /// How much.
    pub amount: Money,
    /// What the debit side held after it, in minor units.
    pub debit_balance: i64,
    /// What the credit side held after it, in minor units.
    pub credit_balance: i64,
    /// When.
    pub created: Timestamp,
}
