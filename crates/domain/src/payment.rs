//! Payments: cards that were charged, funds that came in with a transfer, and payments that were
//! made elsewhere and recorded here.

mod card;
mod fee;
mod made;
mod origin;
mod record;

use serde::{Deserialize, Serialize};

pub use card::{CardPayment, CardState, Failure, TransferData};
pub use fee::{ApplicationFee, FeeFilter, FeeRefund};
pub use fee::{FeeError, FeeRefundPlan, decide_fee_refund, fee_share};
pub use origin::{Origin, OriginKind};
pub use record::{NewPayment, RecordError};

use crate::{
    id::{AccountId, ApplicationFeeId, BalanceTransactionId, PaymentId},
    list::TimeRange,
    metadata::Metadata,
    money::{Currency, Money, Positive, total},
    time::Timestamp,
};

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
#[serde(remote = "Self")]
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
    /// Where it came from, with the card that was charged.
    #[serde(flatten)]
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
    /// What was given back of it.
    #[serde(with = "total", default = "total::nothing")]
    pub amount_refunded: Money,
    /// What was sent on of it with transfers that name it, less what came back.
    #[serde(with = "total", default = "total::nothing")]
    pub amount_transferred: Money,
    /// Whether a customer's bank disputes it, or did.
    #[serde(default)]
    pub disputed: bool,
    /// When its money is available; absent where that was long ago.
    #[serde(default)]
    pub available_on: Option<Timestamp>,
    /// What ties it to other objects of the platform.
    #[serde(default)]
    pub transfer_group: Option<String>,
}

impl Payment {
    /// The card that was charged and what was agreed with it.
    pub fn card(&self) -> Option<&CardPayment> {
        match &self.origin {
            Origin::Card(card) => Some(card),
            Origin::Recorded { .. } | Origin::Transfer { .. } => None,
        }
    }

    /// The same, to be changed.
    pub fn card_mut(&mut self) -> Option<&mut CardPayment> {
        match &mut self.origin {
            Origin::Card(card) => Some(card),
            Origin::Recorded { .. } | Origin::Transfer { .. } => None,
        }
    }

    /// What was captured: all of it, unless it is a card that says otherwise.
    pub fn captured(&self) -> Money {
        self.card().map_or(self.amount, |card| card.amount_captured)
    }

    /// Whether its money came in.
    pub fn is_captured(&self) -> bool {
        self.balance_transaction.is_some()
    }

    /// What can still be given back.
    pub fn refundable(&self) -> Money {
        self.captured().after(self.amount_refunded)
    }

    /// Notes that `amount` of what transfers sent on came back.
    pub fn take_back(&mut self, amount: Positive) {
        let left = self.amount_transferred.after(amount.money());
        self.amount_transferred = left.or_zero();
    }

    /// Notes that `amount` of it was not given back after all.
    pub fn keep(&mut self, amount: Positive) {
        self.amount_refunded = self.amount_refunded.after(amount.money()).or_zero();
    }

    /// Whether all of what was captured was given back.
    pub fn is_refunded(&self) -> bool {
        self.amount_refunded.is_positive() && !self.refundable().is_positive()
    }

    /// When money that goes back out of it moves: with its own, or at once where that is settled.
    pub fn settles(&self, now: Timestamp) -> Timestamp {
        self.available_on.unwrap_or(now).max(now)
    }

    /// The group of its transfers where nobody named one: made of its intent's id, else its own.
    pub fn own_group(&self) -> String {
        let intent = self.card().and_then(|card| card.intent.as_ref());
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
    /// In this currency.
    #[serde(default)]
    pub currency: Option<Currency>,
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
