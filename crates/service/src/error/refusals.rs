//! Decisions of the domain about money that goes back, as the edges know them.

use domain::{money::PartError, payment::FeeError, refund::RefundError, transfer::ReversalError};

use super::Error;

impl From<PartError> for Error {
    fn from(error: PartError) -> Self {
        match error {
            PartError::Amount(error) => Self::amount("amount", error),
            other => Self::refused(other.code(), Some("amount"), other.to_string()),
        }
    }
}

impl From<FeeError> for Error {
    fn from(error: FeeError) -> Self {
        match error {
            FeeError::Money(error) => Self::from(error),
            other => Self::refused(other.code(), Some(other.param()), other.to_string()),
        }
    }
}

impl From<ReversalError> for Error {
    fn from(error: ReversalError) -> Self {
        match error {
            ReversalError::Part(error) => Self::from(error),
            ReversalError::Fee(error) => Self::from(error),
            ReversalError::Money(error) => Self::from(error),
            other => Self::refused(other.code(), Some(other.param()), other.to_string()),
        }
    }
}

impl From<RefundError> for Error {
    fn from(error: RefundError) -> Self {
        match error {
            RefundError::Part(error) => Self::from(error),
            RefundError::Fee(error) => Self::from(error),
            RefundError::Money(error) => Self::from(error),
            RefundError::Transfer(ref inner @ ReversalError::Short { .. }) => {
                Self::refused(error.code(), error.param(), inner.to_string())
            }
            RefundError::Transfer(error) => Self::from(error),
            other => Self::refused(other.code(), other.param(), other.to_string()),
        }
    }
}
