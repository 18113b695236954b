//! The owner's view of the ledger: one line for everything that touched a balance.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, BalanceTransactionId},
    money::{Currency, Money},
    time::Timestamp,
};

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionType {
    /// A payment, or funds that a platform sent.
    Payment,
    /// Funds sent to a connected account.
    Transfer,
    /// A fee that the platform collected.
    ApplicationFee,
    /// Funds that the platform added.
    Topup,
}

impl TransactionType {
    /// Every type.
    pub const ALL: [Self; 4] = [
        Self::Payment,
        Self::Transfer,
        Self::ApplicationFee,
        Self::Topup,
    ];

    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Transfer => "transfer",
            Self::ApplicationFee => "application_fee",
            Self::Topup => "topup",
        }
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How accountants group it.
    pub const fn reporting_category(self) -> &'static str {
        match self {
            Self::Payment => "charge",
            Self::Transfer => "transfer",
            Self::ApplicationFee => "platform_earning",
            Self::Topup => "topup",
        }
    }

    /// Whether it counts as earnings: the net volume of the chart.
    pub const fn is_earning(self) -> bool {
        matches!(self, Self::Payment | Self::ApplicationFee)
    }
}

/// One line. Only its status ever changes, once, from pending to available.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceTransaction {
    /// Its id.
    pub id: BalanceTransactionId,
    /// Whose balance.
    pub account: AccountId,
    /// What it is about.
    pub kind: TransactionType,
    /// Gross, signed, in minor units.
    pub amount: i64,
    /// What was kept of it, in minor units. `net = amount - fee`, always.
    pub fee: i64,
    /// What the balance changed by, in minor units.
    pub net: i64,
    /// The currency of all three.
    pub currency: Currency,
    /// The object behind it: a payment, transfer, fee or top-up.
    pub source: String,
    /// In words.
    pub description: Option<String>,
    /// When it happened.
    pub created: Timestamp,
    /// When its net counts as available.
    pub available_on: Timestamp,
    /// Whether it does.
    pub available: bool,
}

impl BalanceTransaction {
    /// Gross as money.
    pub fn gross(&self) -> Money {
        Money::new(self.amount, self.currency)
    }

    /// The fee as money.
    pub fn fee_money(&self) -> Money {
        Money::new(self.fee, self.currency)
    }

    /// The net as money.
    pub fn net_money(&self) -> Money {
        Money::new(self.net, self.currency)
    }
}

/// Which lines are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransactionFilter {
    /// Only this type.
    pub kind: Option<TransactionType>,
    /// Only this currency.
    pub currency: Option<Currency>,
    /// Only those with this source.
    pub source: Option<String>,
    /// Only those of payments with this origin.
    pub origin: Option<crate::payment::OriginKind>,
    /// Only those created in this range.
    pub created: crate::list::TimeRange,
}

/// The balance of one owner in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// The currency.
    pub currency: Currency,
    /// What can be moved now, in minor units.
    pub available: i64,
    /// What becomes available later, in minor units.
    pub pending: i64,
    /// What is on its way to a bank, in minor units.
    pub in_transit: i64,
}

impl Balance {
    /// Nothing, in `currency`.
    pub const fn empty(currency: Currency) -> Self {
        Self {
            currency,
            available: 0,
            pending: 0,
            in_transit: 0,
        }
    }

    /// Available and pending together.
    pub fn total(&self) -> Money {
        Money::new(self.available.saturating_add(self.pending), self.currency)
    }
}
