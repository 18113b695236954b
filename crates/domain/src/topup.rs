//! Top-ups: a platform adds funds to its balance.

use serde::{Deserialize, Serialize};

use crate::{
    id::{BalanceTransactionId, TopupId},
    list::TimeRange,
    metadata::Metadata,
    money::Positive,
    time::Timestamp,
};

/// What the bank statement shows unless something else is asked for.
pub const DEFAULT_DESCRIPTOR: &str = "Top-up";

/// After how many business days the funds of a bank debit are there. Stripe says five to six.
pub const ARRIVAL_DAYS: u16 = 5;
/// After how many business days a bank says that it does not pay.
pub const REFUSAL_DAYS: u16 = 1;

/// Where a top-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopupStatus {
    /// The bank has not answered yet.
    Pending,
    /// The funds are in the balance.
    Succeeded,
    /// The bank refused.
    Failed,
    /// Called back before the bank answered.
    Canceled,
    /// Taken back by the bank.
    Reversed,
}

impl TopupStatus {
    /// Every status.
    pub const ALL: [Self; 5] = [
        Self::Pending,
        Self::Succeeded,
        Self::Failed,
        Self::Canceled,
        Self::Reversed,
    ];

    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Reversed => "reversed",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Why a bank refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupFailure {
    /// The code on the wire, such as `insufficient_funds`.
    pub code: String,
    /// In words.
    pub message: String,
}

/// Funds added to a platform's balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topup {
    /// Its id.
    pub id: TopupId,
    /// How much.
    pub amount: Positive,
    /// Where it stands.
    pub status: TopupStatus,
    /// Why it failed, if it did.
    pub failure: Option<TopupFailure>,
    /// The bank token that it was drawn from; the platform's own bank when absent.
    pub source: Option<String>,
    /// In words.
    pub description: Option<String>,
    /// What the bank statement shows.
    pub statement_descriptor: Option<String>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
    /// The platform's line, once the funds are in.
    pub balance_transaction: Option<BalanceTransactionId>,
    /// When the funds are expected.
    pub expected_availability_date: Timestamp,
    /// The platform's own pairs.
    pub metadata: Metadata,
    /// When it was made.
    pub created: Timestamp,
}

/// What a top-up is made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTopup {
    /// How much.
    pub amount: Positive,
    /// The bank token to draw from; the platform's own bank when absent.
    pub source: Option<String>,
    /// In words.
    pub description: Option<String>,
    /// What the bank statement shows.
    pub statement_descriptor: Option<String>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
    /// The platform's own pairs.
    pub metadata: Metadata,
}

/// Which top-ups are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupFilter {
    /// Only with this status.
    pub status: Option<TopupStatus>,
    /// Only of at least this amount, in minor units.
    pub amount_from: Option<i64>,
    /// Only of at most this amount, in minor units.
    pub amount_to: Option<i64>,
    /// Only those created in this range.
    pub created: TimeRange,
}
