//! Payouts: money on its way to a bank or a debit card.

mod movement;
pub mod schedule;

use serde::{Deserialize, Serialize};

pub use movement::{Direction, Movement};

use crate::{
    calendar::add_business_days,
    country::Country,
    id::{AccountId, BalanceTransactionId, PayoutId},
    list::TimeRange,
    metadata::Metadata,
    money::{Currency, Money, Positive},
    time::{DAY, Timestamp},
};

/// Longest description, in characters.
pub const MAX_DESCRIPTION: usize = 1_000;
/// Business days from the day on which a standard payout goes to the bank to its arrival there.
pub const ARRIVAL_DAYS: u8 = 1;
/// How long an instant payout takes, in seconds.
pub const INSTANT_TIME: i64 = 1_800;
/// Until how long after its arrival a bank may send a payout back, in business days.
pub const RETURN_DAYS: i16 = 5;
/// For how many business days after a bank debit arrived the platform's money is held on.
pub const PROOF_DAYS: u16 = 3;
/// Until how long after its expected arrival a payout can be reversed, in seconds.
pub const REVERSE_TIME: i64 = 90 * DAY;

/// Where a payout stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutStatus {
    /// It waits for the next file to the bank.
    Pending,
    /// It is with the bank.
    InTransit,
    /// It arrived.
    Paid,
    /// The bank refused it, or sent it back.
    Failed,
    /// Called back before it went to the bank.
    Canceled,
}

impl PayoutStatus {
    /// Every status.
    pub const ALL: [Self; 5] = [
        Self::Pending,
        Self::InTransit,
        Self::Paid,
        Self::Failed,
        Self::Canceled,
    ];

    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::InTransit => "in_transit",
            Self::Paid => "paid",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// How fast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutMethod {
    /// By the banks' own days.
    #[default]
    Standard,
    /// Within minutes, on any day, for a fee.
    Instant,
}

impl PayoutMethod {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Instant => "instant",
        }
    }

    /// The method of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Standard, Self::Instant]
            .into_iter()
            .find(|method| method.name() == name)
    }
}

/// A payout that someone asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPayout {
    /// How much arrives. The fee of an instant payout comes on top.
    pub amount: Positive,
    /// How fast.
    pub method: PayoutMethod,
    /// The bank account or debit card, by its id; else the default one of the currency.
    pub destination: Option<String>,
    /// In words, up to [`MAX_DESCRIPTION`] characters.
    pub description: Option<String>,
    /// What the bank statement shows.
    pub statement_descriptor: Option<String>,
    /// The owner's own pairs.
    pub metadata: Metadata,
}

/// Why a payout failed: a code on the wire, and words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutFault {
    /// Such as `account_closed`.
    pub code: String,
    /// In words, fit to show.
    pub message: String,
}

/// A payout, or a debit of a bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// Its id.
    pub id: PayoutId,
    /// Out of whose balance.
    pub account: AccountId,
    /// How much moves, and which way.
    #[serde(flatten)]
    pub moves: Movement,
    /// What an instant payout cost, on top of the amount.
    pub fee: Money,
    /// How fast.
    pub method: PayoutMethod,
    /// Where it stands.
    pub status: PayoutStatus,
    /// Whether a schedule made it.
    pub automatic: bool,
    /// The bank account or debit card, by its id.
    pub destination: String,
    /// Its bank or brand and last four digits, as they were then.
    pub destination_label: String,
    /// Expected at the bank.
    pub arrival_date: Timestamp,
    /// When it goes, or went, to the bank.
    pub sends_at: Timestamp,
    /// In words.
    pub description: Option<String>,
    /// What the bank statement shows.
    pub statement_descriptor: Option<String>,
    /// The owner's own pairs.
    pub metadata: Metadata,
    /// The owner's line.
    pub balance_transaction: BalanceTransactionId,
    /// Why it failed.
    pub failure: Option<PayoutFault>,
    /// The owner's line of the money that came back.
    pub failure_balance_transaction: Option<BalanceTransactionId>,
    /// The payout that takes this one back.
    pub reversed_by: Option<PayoutId>,
    /// By which the bank finds it; known once it was sent.
    pub trace_id: Option<String>,
    /// When it was made.
    pub created: Timestamp,
}

impl Payout {
    /// Whether a bank is debited.
    pub fn is_debit(&self) -> bool {
        self.moves.direction != Direction::Out
    }

    /// Whether it is still on its way: neither arrived nor gone wrong.
    pub fn is_open(&self) -> bool {
        matches!(self.status, PayoutStatus::Pending | PayoutStatus::InTransit)
    }

    /// Until when its bank may send it back, where that is in `country`: the end of the last of
    /// [`RETURN_DAYS`] business days after it arrived.
    pub fn returns_until(&self, country: Country) -> Timestamp {
        let days = RETURN_DAYS.unsigned_abs();
        let last = add_business_days(country, self.arrival_date.date(), days);
        Timestamp::midnight(last).plus(DAY)
    }

    /// Whether a bank is debited for what an account in its balance owes, and not to take another
    /// payout back.
    pub fn is_recovery(&self) -> bool {
        self.moves.direction == Direction::Recovery
    }

    /// The currency of its amount and of its fee.
    pub fn currency(&self) -> Currency {
        self.moves.amount.currency()
    }

    /// When the money that it takes back is available.
    pub fn back_at(&self) -> Option<Timestamp> {
        self.moves.original().map(|_| self.arrival_date)
    }

    /// Whether what it brings, or sends, is counted as available at `now`.
    pub fn is_counted(&self, now: Timestamp) -> bool {
        self.back_at().is_none_or(|at| at <= now)
    }

    /// When such a debit of an account in `country` counts as final: the start of the last of
    /// [`PROOF_DAYS`] business days after it arrived.
    pub fn proven_at(&self, country: Country) -> Timestamp {
        let arrived = self.arrival_date.date();
        Timestamp::midnight(add_business_days(country, arrived, PROOF_DAYS))
    }

    /// Whether it may still turn out that the bank did not pay, in `country` at `now`.
    pub fn is_unproven(&self, country: Country, now: Timestamp) -> bool {
        let alive = self.is_open() || self.status == PayoutStatus::Paid;
        self.is_recovery() && alive && now < self.proven_at(country)
    }
}

/// Which payouts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutFilter {
    /// Only with this status.
    pub status: Option<PayoutStatus>,
    /// Only to this bank account or card.
    pub destination: Option<String>,
    /// Only those that arrive in this range.
    pub arrival_date: TimeRange,
    /// Only those created in this range.
    pub created: TimeRange,
}
