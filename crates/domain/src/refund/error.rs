//! Why nothing is refunded.

use crate::{
    id::{PaymentId, TransferId},
    money::{MoneyError, PartError},
    payment::FeeError,
    transfer::ReversalError,
};

/// Why a refund is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefundError {
    /// The money came with a transfer.
    #[error("The payment {0} came with the transfer {1}: reverse the transfer instead.")]
    CameWithTransfer(PaymentId, TransferId),
    /// The card was declined.
    #[error("The charge {0} failed, so nothing can be refunded.")]
    Failed(PaymentId),
    /// The card is authorised, and an intent waits to capture it.
    #[error("The charge {0} was not captured. Cancel its payment intent to release the card.")]
    NotCaptured(PaymentId),
    /// A card is let go of as a whole.
    #[error(
        "The charge {0} was not captured, so it can only be refunded as a whole. To take less of it, capture less."
    )]
    HeldAsWhole(PaymentId),
    /// Everything was given back.
    #[error("The charge {0} was refunded already.")]
    Refunded(PaymentId),
    /// No such part of it can be given back.
    #[error(transparent)]
    Part(PartError),
    /// Its money is in a dispute, or was lost in one.
    #[error("The charge {0} is disputed. Answer the dispute, or accept it, instead of refunding.")]
    Disputed(PaymentId),
    /// Nothing passed its money on.
    #[error(
        "This charge has no transfer that could be reversed with it. Transfers that were made separately are reversed by themselves."
    )]
    NoTransfer,
    /// No fee was kept of it.
    #[error("This charge has no application fee to refund.")]
    NoFee,
    /// The destination had paid the fee, and gets it back when it gives its money back.
    #[error(
        "The application fee of a destination charge goes back with its transfer: send reverse_transfer=true as well."
    )]
    FeeNeedsTransfer,
    /// All of the transfer came back before.
    #[error("The transfer of this charge was reversed already.")]
    TransferReversed,
    /// The transfer does not come back.
    #[error(transparent)]
    Transfer(#[from] ReversalError),
    /// The fee does not go back.
    #[error(transparent)]
    Fee(#[from] FeeError),
    /// The amounts do not go together.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl RefundError {
    /// The code on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Failed(_) | Self::NotCaptured(_) => "payment_intent_unexpected_state",
            Self::Refunded(_) => "charge_already_refunded",
            Self::Disputed(_) => "charge_disputed",
            Self::FeeNeedsTransfer => "parameter_missing",
            Self::CameWithTransfer(..)
            | Self::HeldAsWhole(_)
            | Self::NoTransfer
            | Self::NoFee
            | Self::TransferReversed => "parameter_invalid",
            Self::Part(error) => error.code(),
            Self::Transfer(error) => error.code(),
            Self::Fee(error) => error.code(),
            Self::Money(_) => "amount_too_large",
        }
    }

    /// The parameter that it is about.
    pub const fn param(&self) -> Option<&'static str> {
        match self {
            Self::Refunded(_) | Self::Disputed(_) => None,
            Self::CameWithTransfer(..) | Self::Failed(_) | Self::NotCaptured(_) => Some("charge"),
            Self::HeldAsWhole(_) | Self::Part(_) | Self::Money(_) => Some("amount"),
            Self::NoFee => Some("refund_application_fee"),
            Self::NoTransfer | Self::FeeNeedsTransfer | Self::TransferReversed => {
                Some("reverse_transfer")
            }
            // The amount is the customer's; that it takes the transfer along was a wish.
            Self::Transfer(ReversalError::Short { .. }) => Some("reverse_transfer"),
            Self::Transfer(error) => Some(error.param()),
            Self::Fee(error) => Some(error.param()),
        }
    }
}
