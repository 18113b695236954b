//! Where payouts go: bank accounts and debit cards, and what the simulated bank does with money
//! sent there.
//!
//! Full numbers are looked at here and never kept. In test mode the published numbers decide what
//! happens to a payout; in live mode every well-formed number is taken as it is.

mod bank_number;
mod bank_token;
mod debit_card;
mod failure;
mod iban;
mod list;
mod takes;
mod token;

use serde::{Deserialize, Serialize};

use crate::{country::Country, money::Currency};

pub use bank_number::{NumberError, NumberFacts, bank_from_number};
pub use bank_token::{BankToken, bank_from_token};
pub use debit_card::{
    CardFacts, DebitCard, DebitCardError, debit_card_from_number, debit_card_from_token,
    debit_card_of,
};
pub use failure::PayoutFailure;
pub use iban::{IbanError, check_iban, iban_length};
pub use list::{ExternalAccount, ExternalAccountKind};
pub use takes::{bank_takes, can_pay_out_to};
pub use token::BankAccountToken;

/// What kind of account a bank keeps: in the United States, and in Japan.
pub const ACCOUNT_TYPES: [&str; 4] = ["checking", "futsu", "savings", "toza"];

/// How far a bank account is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankStatus {
    /// Nothing is known of it.
    #[default]
    New,
    /// The numbers are plausible.
    Validated,
    /// It belongs to who it should.
    Verified,
    /// It could not be verified.
    VerificationFailed,
    /// A payout came back. Scheduled payouts wait until it is replaced.
    Errored,
}

impl BankStatus {
    /// As on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Validated => "validated",
            Self::Verified => "verified",
            Self::VerificationFailed => "verification_failed",
            Self::Errored => "errored",
        }
    }
}

/// What becomes of a payout that is sent there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutFate {
    /// It arrives.
    #[default]
    Paid,
    /// It comes back.
    Failed(PayoutFailure),
}

impl PayoutFate {
    /// Why it comes back, if it does.
    pub const fn failure(self) -> Option<PayoutFailure> {
        match self {
            Self::Paid => None,
            Self::Failed(failure) => Some(failure),
        }
    }
}

/// Whether banks there can be debited: the United States, Canada, Australia, New Zealand, the
/// United Kingdom and the countries of the euro.
pub fn takes_debits(country: Country) -> bool {
    matches!(country.code(), "US" | "CA" | "AU" | "NZ" | "GB")
        || country.currency() == Currency::EUR
}

/// How money can be sent there, as on the wire.
pub const fn payout_methods(instant: bool) -> &'static [&'static str] {
    if instant {
        &["standard", "instant"]
    } else {
        &["standard"]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fate_and_status_are_stored_by_name() {
        for (fate, json) in [
            (PayoutFate::Paid, r#""paid""#),
            (
                PayoutFate::Failed(PayoutFailure::NoAccount),
                r#"{"failed":"no_account"}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&fate).unwrap(), json);
            assert_eq!(serde_json::from_str::<PayoutFate>(json).unwrap(), fate);
        }
        for status in [BankStatus::New, BankStatus::VerificationFailed] {
            let json = serde_json::to_string(&status).unwrap();
            assert_eq!(json, format!("\"{}\"", status.name()));
        }
    }
}
