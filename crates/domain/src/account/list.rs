//! The list of accounts: what is asked for and what is shown.

use serde::{Deserialize, Serialize};

use super::{AccountKind, AccountStatus};
use crate::{
    country::Country,
    id::AccountId,
    list::TimeRange,
    money::{Currency, Money},
    time::Timestamp,
};

/// Which accounts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountFilter {
    /// Only in this status.
    pub status: Option<AccountStatus>,
    /// Only of this kind.
    pub kind: Option<AccountKind>,
    /// Only in this country.
    pub country: Option<Country>,
    /// Only those that settle in this currency.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// Only those connected in this range.
    pub created: TimeRange,
    /// What somebody typed: words, each of which the account has (see [`crate::search`]).
    pub query: Option<String>,
}

/// The column that orders the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountSort {
    /// When it was connected.
    #[default]
    Created,
    /// By name, folded.
    Name,
    /// By balance, of accounts that settle in one currency.
    Balance,
    /// By lifetime volume, of accounts that settle in one currency.
    Volume,
}

impl AccountSort {
    /// Every column, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Created, Self::Name, Self::Balance, Self::Volume];

    /// Whether it compares amounts: 900,000 yen are not more than 8,000.00 dollars, so the accounts
    /// must be of one currency.
    pub const fn needs_currency(self) -> bool {
        matches!(self, Self::Balance | Self::Volume)
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AccountOrder {
    /// The column.
    pub sort: AccountSort,
    /// Largest, newest, last in the alphabet first.
    pub descending: bool,
}

impl Default for AccountOrder {
    fn default() -> Self {
        Self {
            sort: AccountSort::Created,
            descending: true,
        }
    }
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    /// Its id.
    pub id: AccountId,
    /// Its name, or the best there is.
    pub label: String,
    /// Its email.
    pub email: Option<String>,
    /// Its kind.
    pub kind: AccountKind,
    /// Its status.
    pub status: AccountStatus,
    /// Where it is.
    pub country: Country,
    /// The currency of both figures.
    pub currency: Currency,
    /// Available and pending together, in its own currency.
    pub balance: Money,
    /// Everything that was ever paid to it, gross, in its own currency.
    pub volume: Money,
    /// When it was connected.
    pub created: Timestamp,
}

/// How many accounts there are, in all and per status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusCounts {
    /// All of them.
    pub all: i64,
    /// Per status; statuses without accounts are left out.
    pub by_status: Vec<(AccountStatus, i64)>,
}

impl StatusCounts {
    /// How many are in `status`.
    pub fn of(&self, status: AccountStatus) -> i64 {
        self.by_status
            .iter()
            .find(|(it, _)| *it == status)
            .map_or(0, |(_, count)| *count)
    }
}

/// Figures of one account over its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountTotals {
    /// Everything that was ever paid to it, gross, in its own currency.
    pub volume: Money,
    /// How many payments that were.
    pub payments: i64,
    /// When the last one was made.
    pub last_payment: Option<Timestamp>,
}
