//! Refunds.

mod decide;
mod error;
mod facts;
mod plan;
mod share;

pub use decide::{decide, decide_again};
pub use error::RefundError;
pub use facts::{Attempt, Facts, Wish};
pub use plan::{Paid, RefundPlan};
pub use share::share;

use serde::{Deserialize, Serialize};

use crate::{
    id::{
        AccountId, BalanceTransactionId, CustomerId, FeeRefundId, IntentId, PaymentId,
        PaymentMethodId, RefundId, ReversalId,
    },
    list::TimeRange,
    metadata::Metadata,
    money::{Money, Positive, total},
    payment::Payment,
    time::Timestamp,
    transfer::Reversal,
};

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// It waits: for funds, or for the card's bank.
    Pending,
    /// The money is on its way to the customer.
    Succeeded,
    /// The card's bank could not take it.
    Failed,
    /// Called off while it waited.
    Canceled,
}

impl RefundStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Succeeded, Self::Failed, Self::Canceled];

    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
        }
    }
}

/// Why money is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundReason {
    /// Paid twice.
    Duplicate,
    /// Not by the holder of the card.
    Fraudulent,
    /// The customer asked.
    RequestedByCustomer,
}

impl RefundReason {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Fraudulent => "fraudulent",
            Self::RequestedByCustomer => "requested_by_customer",
        }
    }

    /// The reason of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Duplicate, Self::Fraudulent, Self::RequestedByCustomer]
            .into_iter()
            .find(|reason| reason.name() == name)
    }
}

/// What a refund waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PendingReason {
    /// The card's bank.
    Processing,
    /// The owner's balance does not cover it yet; no money has moved.
    InsufficientFunds,
}

impl PendingReason {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::InsufficientFunds => "insufficient_funds",
        }
    }
}

/// Money given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Refund {
    /// Its id.
    pub id: RefundId,
    /// Out of whose balance.
    pub account: AccountId,
    /// Of which payment.
    pub payment: PaymentId,
    /// Of which intent.
    pub intent: Option<IntentId>,
    /// Who had paid.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// With what.
    #[serde(default)]
    pub payment_method: Option<PaymentMethodId>,
    /// How much.
    pub amount: Positive,
    /// Where it stands.
    pub status: RefundStatus,
    /// Why.
    pub reason: Option<RefundReason>,
    /// What it waits for.
    pub pending_reason: Option<PendingReason>,
    /// Why the card's bank could not take it.
    pub failure_reason: Option<String>,
    /// The owner's line, once the money left.
    pub balance_transaction: Option<BalanceTransactionId>,
    /// The owner's line of the money that came back.
    pub failure_balance_transaction: Option<BalanceTransactionId>,
    /// The reversal of the transfer that was asked for with it.
    pub transfer_reversal: Option<ReversalId>,
    /// The reversal that this is the other side of.
    pub source_transfer_reversal: Option<ReversalId>,
    /// The application fee that was given back with it.
    pub fee_refund: Option<FeeRefundId>,
    /// Whether the application fee is to be given back in proportion.
    pub refund_application_fee: bool,
    /// Whether the transfer is to be reversed in proportion.
    #[serde(default)]
    pub reverse_transfer: bool,
    /// What came back of the transfer with it.
    #[serde(with = "total", default = "total::nothing")]
    pub transfer_reversed: Money,
    /// What went back of the application fee with it.
    #[serde(with = "total", default = "total::nothing")]
    pub fee_refunded: Money,
    /// The pairs of the owner.
    pub metadata: Metadata,
    /// When.
    pub created: Timestamp,
}

total::totals!(Refund: transfer_reversed, fee_refunded);

impl Refund {
    /// A refund of `amount` of `payment` that was asked for, and whose money has not moved.
    pub fn asked(id: RefundId, payment: &Payment, amount: Positive, now: Timestamp) -> Self {
        let (card, nothing) = (payment.card(), Money::zero(amount.currency()));
        Self {
            id,
            account: payment.account.clone(),
            payment: payment.id.clone(),
            intent: card.and_then(|card| card.intent.clone()),
            customer: card.and_then(|card| card.customer.clone()),
            payment_method: card.and_then(|card| card.payment_method.clone()),
            amount,
            status: RefundStatus::Pending,
            reason: None,
            pending_reason: Some(PendingReason::InsufficientFunds),
            failure_reason: None,
            balance_transaction: None,
            failure_balance_transaction: None,
            transfer_reversal: None,
            source_transfer_reversal: None,
            fee_refund: None,
            refund_application_fee: false,
            reverse_transfer: false,
            transfer_reversed: nothing,
            fee_refunded: nothing,
            metadata: Metadata::default(),
            created: now,
        }
    }

    /// What the destination of a transfer gives back with `reversal`, of `payment`.
    pub fn of_reversal(
        id: RefundId,
        payment: &Payment,
        reversal: &Reversal,
        line: BalanceTransactionId,
    ) -> Self {
        Self {
            status: RefundStatus::Succeeded,
            pending_reason: None,
            balance_transaction: Some(line),
            source_transfer_reversal: Some(reversal.id.clone()),
            ..Self::asked(id, payment, reversal.amount, reversal.created)
        }
    }

    /// Whether it waits for its owner's balance to cover it: no money has moved.
    pub fn is_waiting(&self) -> bool {
        self.status == RefundStatus::Pending
            && self.pending_reason == Some(PendingReason::InsufficientFunds)
    }

    /// Whether its money is with the customer, or on its way there.
    pub fn has_left(&self) -> bool {
        self.balance_transaction.is_some()
            && !matches!(self.status, RefundStatus::Failed | RefundStatus::Canceled)
    }
}

/// Why a bank may be unable to take a refund.
pub const FAILURES: [&str; 7] = [
    "charge_for_pending_refund_disputed",
    "declined",
    "expired_or_canceled_card",
    "insufficient_funds",
    "lost_or_stolen_card",
    "merchant_request",
    "unknown",
];

/// What is refunded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundOf {
    /// This payment.
    Payment(PaymentId),
    /// The charge of this intent.
    Intent(IntentId),
}

/// What a refund is made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRefund {
    /// What is refunded.
    pub of: RefundOf,
    /// How much, in minor units of the payment's currency; all that is left when absent.
    pub amount: Option<i64>,
    /// Why.
    pub reason: Option<RefundReason>,
    /// Whether the transfer to the destination comes back in proportion.
    pub reverse_transfer: bool,
    /// Whether the application fee goes back in proportion.
    pub refund_application_fee: bool,
    /// The pairs of the owner.
    pub metadata: Metadata,
}

/// Which refunds are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundFilter {
    /// Only of this payment.
    pub payment: Option<PaymentId>,
    /// Only of this intent.
    pub intent: Option<IntentId>,
    /// Only those created in this range.
    pub created: TimeRange,
}
