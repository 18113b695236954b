//! Every type of event that there is.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::topup::TopupStatus;

/// There is no type of event of that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no type of event called `{0}`")]
pub struct UnknownEventKind(String);

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// What an event tells. Written under its name on the wire: a row with another name is
        /// damaged.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "&'static str")]
        pub enum EventKind {
            $($(#[$doc])* $kind,)*
        }

        impl EventKind {
            /// Every type.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The name on the wire and in the database.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }
        }
    };
}

kinds! {
    /// An account changed, or was made.
    AccountUpdated = "account.updated",
    /// A bank account or debit card for payouts was added.
    AccountExternalAccountCreated = "account.external_account.created",
    /// A bank account or debit card for payouts changed.
    AccountExternalAccountUpdated = "account.external_account.updated",
    /// A bank account or debit card for payouts was removed.
    AccountExternalAccountDeleted = "account.external_account.deleted",
    /// The platform collected a fee.
    ApplicationFeeCreated = "application_fee.created",
    /// A collected fee went back, wholly or in part.
    ApplicationFeeRefunded = "application_fee.refunded",
    /// The metadata of a refunded fee changed.
    ApplicationFeeRefundUpdated = "application_fee.refund.updated",
    /// Pending money became available.
    BalanceAvailable = "balance.available",
    /// How a balance is paid out changed.
    BalanceSettingsUpdated = "balance_settings.updated",
    /// Money came in, or is held on a card.
    ChargeSucceeded = "charge.succeeded",
    /// A card was declined.
    ChargeFailed = "charge.failed",
    /// Money that was held on a card was captured.
    ChargeCaptured = "charge.captured",
    /// Money that was held on a card was let go because its time was over.
    ChargeExpired = "charge.expired",
    /// Money of a charge went back, or what was held on a card was let go.
    ChargeRefunded = "charge.refunded",
    /// A charge changed in another way.
    ChargeUpdated = "charge.updated",
    /// A refund of a charge changed.
    ChargeRefundUpdated = "charge.refund.updated",
    /// A customer's bank disputes a charge, or asks about it.
    ChargeDisputeCreated = "charge.dispute.created",
    /// A dispute changed.
    ChargeDisputeUpdated = "charge.dispute.updated",
    /// A dispute was decided.
    ChargeDisputeClosed = "charge.dispute.closed",
    /// A dispute took its money.
    ChargeDisputeFundsWithdrawn = "charge.dispute.funds_withdrawn",
    /// The money of a dispute came back.
    ChargeDisputeFundsReinstated = "charge.dispute.funds_reinstated",
    /// A customer was made.
    CustomerCreated = "customer.created",
    /// A customer changed.
    CustomerUpdated = "customer.updated",
    /// A customer was deleted.
    CustomerDeleted = "customer.deleted",
    /// A file was uploaded.
    FileCreated = "file.created",
    /// An intent was made.
    PaymentIntentCreated = "payment_intent.created",
    /// The customer has to confirm who they are.
    PaymentIntentRequiresAction = "payment_intent.requires_action",
    /// Money is held on the card, to be captured.
    PaymentIntentAmountCapturableUpdated = "payment_intent.amount_capturable_updated",
    /// The money of an intent came in.
    PaymentIntentSucceeded = "payment_intent.succeeded",
    /// The card of an intent was declined.
    PaymentIntentPaymentFailed = "payment_intent.payment_failed",
    /// An intent ended without its money.
    PaymentIntentCanceled = "payment_intent.canceled",
    /// A customer keeps a way to pay.
    PaymentMethodAttached = "payment_method.attached",
    /// A way to pay changed.
    PaymentMethodUpdated = "payment_method.updated",
    /// A customer keeps a way to pay no more.
    PaymentMethodDetached = "payment_method.detached",
    /// A payout was made.
    PayoutCreated = "payout.created",
    /// A payout went to the bank, or changed in another way.
    PayoutUpdated = "payout.updated",
    /// A payout arrived.
    PayoutPaid = "payout.paid",
    /// The bank refused a payout, or sent it back.
    PayoutFailed = "payout.failed",
    /// A payout was called back before it went to the bank.
    PayoutCanceled = "payout.canceled",
    /// The lines of an automatic payout are complete.
    PayoutReconciliationCompleted = "payout.reconciliation_completed",
    /// A refund was made.
    RefundCreated = "refund.created",
    /// A refund changed.
    RefundUpdated = "refund.updated",
    /// The card's bank could not take a refund.
    RefundFailed = "refund.failed",
    /// Funds are to be added to the platform's balance.
    TopupCreated = "topup.created",
    /// Added funds are in the balance.
    TopupSucceeded = "topup.succeeded",
    /// The bank refused to pay for added funds.
    TopupFailed = "topup.failed",
    /// A top-up was called back before the bank answered.
    TopupCanceled = "topup.canceled",
    /// The bank took added funds back.
    TopupReversed = "topup.reversed",
    /// A transfer was sent.
    TransferCreated = "transfer.created",
    /// A transfer changed.
    TransferUpdated = "transfer.updated",
    /// A transfer came back, wholly or in part.
    TransferReversed = "transfer.reversed",
}

impl EventKind {
    /// What tells that a top-up has come to where it stands.
    pub const fn of_topup(status: TopupStatus) -> Self {
        match status {
            TopupStatus::Pending => Self::TopupCreated,
            TopupStatus::Succeeded => Self::TopupSucceeded,
            TopupStatus::Failed => Self::TopupFailed,
            TopupStatus::Canceled => Self::TopupCanceled,
            TopupStatus::Reversed => Self::TopupReversed,
        }
    }
}

impl FromStr for EventKind {
    type Err = UnknownEventKind;
    fn from_str(name: &str) -> Result<Self, UnknownEventKind> {
        let found = Self::ALL.iter().find(|kind| kind.name() == name);
        found
            .copied()
            .ok_or_else(|| UnknownEventKind(name.to_owned()))
    }
}

impl TryFrom<String> for EventKind {
    type Error = UnknownEventKind;
    fn try_from(name: String) -> Result<Self, UnknownEventKind> {
        name.parse()
    }
}

impl From<EventKind> for &'static str {
    fn from(kind: EventKind) -> Self {
        kind.name()
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Most types that one list may name.
pub const MAX_KINDS: usize = 20;

/// Which types of events are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kinds {
    /// Every type.
    #[default]
    Every,
    /// All whose names begin with this, such as `charge.`.
    Group(String),
    /// These, at most [`MAX_KINDS`].
    Of(Vec<EventKind>),
}
