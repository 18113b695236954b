//! Why the simulated network declines a charge.

use serde::{Deserialize, Serialize};

/// A reason for which a charge is declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decline {
    /// No reason is given.
    Generic,
    /// The account behind the card has too little money.
    InsufficientFunds,
    /// The card is reported lost.
    LostCard,
    /// The card is reported stolen.
    StolenCard,
    /// The charge looks like fraud.
    Fraudulent,
    /// The card was used too often, or for too much.
    VelocityExceeded,
    /// The bank asks its customer to approve the charge first.
    AuthenticationRequired,
    /// The card is past its last month.
    ExpiredCard,
    /// The security code is wrong.
    IncorrectCvc,
    /// The number is wrong.
    IncorrectNumber,
    /// Something broke on the way.
    ProcessingError,
}

/// Code, decline code, parameter and message of one reason.
type Words = (
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    &'static str,
);

impl Decline {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::Generic,
        Self::InsufficientFunds,
        Self::LostCard,
        Self::StolenCard,
        Self::Fraudulent,
        Self::VelocityExceeded,
        Self::AuthenticationRequired,
        Self::ExpiredCard,
        Self::IncorrectCvc,
        Self::IncorrectNumber,
        Self::ProcessingError,
    ];

    /// The error code, such as `card_declined`.
    pub const fn code(self) -> &'static str {
        self.words().0
    }

    /// The bank's own reason, such as `insufficient_funds`. Only errors of the codes
    /// `card_declined` and `authentication_required` have one.
    pub const fn decline_code(self) -> Option<&'static str> {
        self.words().1
    }

    /// The part of the card that the reason is about, such as `cvc`.
    pub const fn param(self) -> Option<&'static str> {
        self.words().2
    }

    /// What to tell a person. Lost, stolen and suspected cards are told nothing but that they
    /// were declined, so that a thief learns nothing.
    pub const fn message(self) -> &'static str {
        self.words().3
    }

    const fn words(self) -> Words {
        const DECLINED: &str = "Your card was declined.";
        const CODE: &str = "card_declined";
        match self {
            Self::Generic => (CODE, Some("generic_decline"), None, DECLINED),
            Self::InsufficientFunds => (
                CODE,
                Some("insufficient_funds"),
                None,
                "Your card does not have enough funds for this payment.",
            ),
            Self::LostCard => (CODE, Some("lost_card"), None, DECLINED),
            Self::StolenCard => (CODE, Some("stolen_card"), None, DECLINED),
            Self::Fraudulent => (CODE, Some("fraudulent"), None, DECLINED),
            Self::VelocityExceeded => (
                CODE,
                Some("card_velocity_exceeded"),
                None,
                "Your card was declined because it was used too often in a short time.",
            ),
            _ => self.other_words(),
        }
    }

    const fn other_words(self) -> Words {
        match self {
            Self::AuthenticationRequired => (
                "authentication_required",
                Some("authentication_required"),
                None,
                "Your bank asks you to confirm this payment before it can be made.",
            ),
            Self::ExpiredCard => (
                "expired_card",
                None,
                Some("exp_month"),
                "Your card has expired.",
            ),
            Self::IncorrectCvc => (
                "incorrect_cvc",
                None,
                Some("cvc"),
                "The security code of your card is wrong.",
            ),
            Self::IncorrectNumber => (
                "incorrect_number",
                None,
                Some("number"),
                "The number of your card is wrong.",
            ),
            _ => (
                "processing_error",
                None,
                None,
                "Your card could not be processed because of a technical problem. Try again in a moment.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_declines_of_the_bank_carry_its_reason() {
        for decline in Decline::ALL {
            let of_bank = matches!(decline.code(), "card_declined" | "authentication_required");
            assert_eq!(decline.decline_code().is_some(), of_bank, "{decline:?}");
            assert!(decline.message().ends_with('.'), "{decline:?}");
        }
        assert_eq!(
            Decline::VelocityExceeded.decline_code(),
            Some("card_velocity_exceeded")
        );
        assert_eq!(Decline::ProcessingError.code(), "processing_error");
    }
}
