//! The platform's bank, from which top-ups are drawn.

use domain::{
    external_account::{BankStatus, PayoutFailure, bank_from_token},
    topup::TopupFailure,
};

/// What the bank says to a top-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draw {
    /// The funds arrived.
    Succeeded,
    /// The bank refused.
    Failed(TopupFailure),
    /// There is no such token.
    UnknownSource,
}

/// The simulated bank of test mode: the published names of verified accounts decide, of whatever
/// country, and the platform's own bank (no name) always pays.
pub fn simulate(source: Option<&str>) -> Draw {
    let Some(name) = source else {
        return Draw::Succeeded;
    };
    match bank_from_token(name).filter(|bank| bank.status == BankStatus::Verified) {
        Some(bank) => bank.facts.fate.failure().map_or(Draw::Succeeded, refused),
        None => Draw::UnknownSource,
    }
}

fn refused(failure: PayoutFailure) -> Draw {
    let message = match failure {
        PayoutFailure::InsufficientFunds => "The bank account has insufficient funds.",
        PayoutFailure::InvalidCurrency => "The bank account does not take this currency.",
        other => other.message(),
    };
    Draw::Failed(TopupFailure {
        code: failure.name().to_owned(),
        message: message.to_owned(),
    })
}
