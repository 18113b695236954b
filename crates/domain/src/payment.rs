//! Payments: cards that were charged, funds that came in with a transfer, and payments that were
//! made elsewhere and recorded here.

mod card;
mod fee;
mod record;

use serde::{Deserialize, Serialize};

pub use card::{CardPayment, CardState, Failure, TransferData};
pub use fee::{ApplicationFee, FeeFilter, FeeRefund};
pub use fee::{FeeError, FeeRefundPlan, decide_fee_refund, fee_share};
pub use record::{NewPayment, RecordError};

use crate::{
    id::{AccountId, ApplicationFeeId, BalanceTransactionId, PaymentId, TransferId},
    list::TimeRange,
    metadata::Metadata,
    money::{Money, Positive},
    time::Timestamp,
};

/// Where a payment came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Origin {
    /// It was made elsewhere and recorded here.
    Recorded {
        /// The id that it has there; unique per platform and mode.
        external_id: String,
    },
    /// Funds were sent.
    Transfer {
        /// With this transfer.
        transfer: TransferId,
    },
    /// A card was charged.
    Card,
}

/// The kinds of [`Origin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OriginKind {
    /// Made elsewhere and recorded here.
    Recorded,
    /// Funds that were sent.
    Transfer,
    /// A charged card.
    Card,
}

impl OriginKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Recorded, Self::Transfer, Self::Card];

    /// The name in the database and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Transfer => "transfer",
            Self::Card => "card",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Origin {
    /// Which kind it is.
    pub const fn kind(&self) -> OriginKind {
        match self {
            Self::Recorded { .. } => OriginKind::Recorded,
            Self::Transfer { .. } => OriginKind::Transfer,
            Self::Card => OriginKind::Card,
        }
    }
}

/// Where a payment stands. A card that is authorised and not captured yet counts as succeeded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// The money is promised, or here.
    #[default]
    Succeeded,
    /// The card was declined.
    Failed,
}

impl PaymentStatus {
    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }
}

/// Money that an account received, or tried to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// Who received it.
    pub account: AccountId,
    /// How much, before the platform's fee.
    pub amount: Money,
    /// What the platform kept.
    pub application_fee: Money,
    /// The fee as an object, where there is one.
    pub application_fee_id: Option<ApplicationFeeId>,
    /// Where it came from.
    pub origin: Origin,
    /// In words.
    pub description: Option<String>,
    /// The receiving account's line; absent while nothing was captured.
    pub balance_transaction: Option<BalanceTransactionId>,
    /// The platform's own pairs.
    pub metadata: Metadata,
    /// When it was made.
    pub created: Timestamp,
    /// Where it stands.
    #[serde(default)]
    pub status: PaymentStatus,
    /// What was given back of it, in minor units.
    #[serde(default)]
    pub amount_refunded: i64,
    /// What was sent on of it with transfers that name it, in minor units, less what came back.
    #[serde(default)]
    pub amount_transferred: i64,
    /// Whether a customer's bank disputes it, or did.
    #[serde(default)]
    pub disputed: bool,
    /// When its money is available; absent where that was long ago.
    #[serde(default)]
    pub available_on: Option<Timestamp>,
    /// What ties it to other objects of the platform.
    #[serde(default)]
    pub transfer_group: Option<String>,
    /// The card and what was agreed with it, for a charged card.
    #[serde(default)]
    pub card: Option<Box<CardPayment>>,
}

impl Payment {
    /// What was captured, in minor units: all of it, unless it is a card that says otherwise.
    pub fn captured(&self) -> i64 {
        match &self.card {
            Some(card) => card.amount_captured,
            None => self.amount.minor(),
        }
    }

    /// Whether its money came in.
    pub fn is_captured(&self) -> bool {
        self.balance_transaction.is_some()
    }

    /// What can still be given back, in minor units.
    pub fn refundable(&self) -> i64 {
        self.captured().saturating_sub(self.amount_refunded)
    }

    /// What was captured, as money.
    pub fn brought(&self) -> Money {
        Money::new(self.captured(), self.amount.currency())
    }

    /// What can still be given back, as money.
    pub fn left(&self) -> Money {
        Money::new(self.refundable(), self.amount.currency())
    }

    /// What transfers that name it sent on, less what came back, as money.
    pub fn passed_on(&self) -> Money {
        Money::new(self.amount_transferred, self.amount.currency())
    }

    /// Notes that `amount` of what transfers sent on came back.
    pub fn take_back(&mut self, amount: Positive) {
        let left = self.amount_transferred.saturating_sub(amount.minor());
        self.amount_transferred = left.max(0);
    }

    /// Whether all of what was captured was given back.
    pub fn is_refunded(&self) -> bool {
        self.amount_refunded > 0 && self.refundable() <= 0
    }

    /// When money that goes back out of it moves: with its own, or at once where that is settled.
    pub fn settles(&self, now: Timestamp) -> Timestamp {
        self.available_on.unwrap_or(now).max(now)
    }

    /// The group of its transfers where nobody named one: made of its intent's id, else its own.
    pub fn own_group(&self) -> String {
        let intent = self.card.as_ref().and_then(|card| card.intent.as_ref());
        let id = intent.map_or(self.id.as_str(), |intent| intent.as_str());
        format!("group_{id}")
    }

    /// Whether its money can be moved at `now`.
    pub fn is_settled(&self, now: Timestamp) -> bool {
        self.available_on.is_none_or(|at| at <= now)
    }
}

/// Which payments are wanted. Amounts are gross, in minor units, both ends included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentFilter {
    /// Created in this range.
    pub created: TimeRange,
    /// Of at least this amount.
    pub amount_from: Option<i64>,
    /// Of at most this amount.
    pub amount_to: Option<i64>,
    /// Of this customer.
    pub customer: Option<String>,
    /// Of this payment intent.
    pub intent: Option<String>,
    /// Of this group.
    pub transfer_group: Option<String>,
    /// Without cards that were declined, released or not captured yet.
    #[serde(default)]
    pub captured_only: bool,
}
