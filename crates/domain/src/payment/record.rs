//! Payments that were made elsewhere.

use serde::{Deserialize, Serialize};

use crate::{
    id::AccountId,
    metadata::Metadata,
    money::{Money, Positive},
    time::Timestamp,
};

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
