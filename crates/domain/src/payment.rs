//! Payments as the receiving account sees them, and the fees that platforms collect from them.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, ApplicationFeeId, BalanceTransactionId, PaymentId, TransferId},
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
    /// The platform sent funds.
    Transfer {
        /// With this transfer.
        transfer: TransferId,
    },
}

/// The kinds of [`Origin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OriginKind {
    /// Made elsewhere and recorded here.
    Recorded,
    /// Funds that the platform sent.
    Transfer,
}

impl OriginKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Recorded, Self::Transfer];

    /// The name in the database and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Transfer => "transfer",
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
        }
    }
}

/// Money that an account received.
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
    /// The receiving account's line.
    pub balance_transaction: BalanceTransactionId,
    /// The platform's own pairs.
    pub metadata: Metadata,
    /// When it was made.
    pub created: Timestamp,
}

/// A fee that the platform collected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationFee {
    /// Its id.
    pub id: ApplicationFeeId,
    /// The account that paid it.
    pub account: AccountId,
    /// From which payment.
    pub payment: PaymentId,
    /// How much.
    pub amount: Money,
    /// The platform's line.
    pub balance_transaction: BalanceTransactionId,
    /// When.
    pub created: Timestamp,
}

/// Why a payment cannot be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// More than the payment itself, or negative.
    #[error("The application fee must be between zero and the amount of the payment.")]
    Fee,
    /// In another currency than the payment.
    #[error("The application fee must be in the currency of the payment.")]
    FeeCurrency,
    /// In the future.
    #[error("The payment lies in the future.")]
    Future,
}

/// What a payment made elsewhere is recorded with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPayment {
    /// Who received it.
    pub account: AccountId,
    /// How much, before the fee.
    pub amount: Positive,
    /// What the platform kept; may be zero.
    pub application_fee: Money,
    /// When it was made.
    pub created: Timestamp,
    /// The id that it has elsewhere, up to 255 characters.
    pub external_id: String,
    /// In words.
    pub description: Option<String>,
    /// The platform's own pairs.
    pub metadata: Metadata,
}

impl NewPayment {
    /// Checks fee and time against each other and against `now`.
    pub fn check(&self, now: Timestamp) -> Result<(), RecordError> {
        if self.application_fee.currency() != self.amount.currency() {
            return Err(RecordError::FeeCurrency);
        }
        if !(0..=self.amount.minor()).contains(&self.application_fee.minor()) {
            return Err(RecordError::Fee);
        }
        if self.created > now {
            Err(RecordError::Future)
        } else {
            Ok(())
        }
    }
}
