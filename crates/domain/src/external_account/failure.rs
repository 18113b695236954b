//! Why a payout comes back.

use serde::{Deserialize, Serialize};

macro_rules! failures {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $message:literal;)*) => {
        /// Why a payout came back.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum PayoutFailure {
            $($(#[$doc])* $variant,)*
        }

        impl PayoutFailure {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As on the wire.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What to tell a person.
            pub const fn message(self) -> &'static str {
                match self {
                    $(Self::$variant => $message,)*
                }
            }
        }
    };
}

failures! {
    /// The account exists no more.
    AccountClosed = "account_closed", "The bank account has been closed.";
    /// The account is frozen.
    AccountFrozen = "account_frozen", "The bank account has been frozen.";
    /// The account takes no payments of this kind.
    BankAccountRestricted = "bank_account_restricted",
        "The bank account is restricted: it does not take payouts, or not of this size.";
    /// The account belongs to somebody else now.
    BankOwnershipChanged = "bank_ownership_changed",
        "The bank account is no longer valid because its bank has changed hands.";
    /// The bank gave no better reason.
    CouldNotProcess = "could_not_process", "The bank could not process this payout.";
    /// Debits are not allowed.
    DebitNotAuthorized = "debit_not_authorized",
        "Debits are not approved on this bank account.";
    /// The bank refused.
    Declined = "declined", "The bank declined this payout. Ask the bank for the reason.";
    /// Too many payouts.
    ExceedsCountLimit = "exceeds_count_limit",
        "Too many payouts were sent there in a short time. Try again later.";
    /// The address of the holder does not fit.
    IncorrectAccountHolderAddress = "incorrect_account_holder_address",
        "The bank has another address for the account holder.";
    /// Details of the holder do not fit.
    IncorrectAccountHolderDetails = "incorrect_account_holder_details",
        "The bank has other details for the account holder.";
    /// The name of the holder does not fit.
    IncorrectAccountHolderName = "incorrect_account_holder_name",
        "The bank has another name for the account holder.";
    /// The tax id of the holder does not fit.
    IncorrectAccountHolderTaxId = "incorrect_account_holder_tax_id",
        "The bank has another tax ID for the account holder.";
    /// The account is of another type.
    IncorrectAccountType = "incorrect_account_type",
        "The bank account is of another type than stated, for example savings and not checking.";
    /// Too little money on the account that the payout draws from.
    InsufficientFunds = "insufficient_funds",
        "There is not enough money on the account to make this payout.";
    /// The account number is wrong.
    InvalidAccountNumber = "invalid_account_number",
        "The bank does not know this account number.";
    /// The account number has the wrong length.
    InvalidAccountNumberLength = "invalid_account_number_length",
        "The account number has too many or too few digits for this bank.";
    /// The account is in another currency.
    InvalidCurrency = "invalid_currency",
        "The bank account does not take payouts in this currency.";
    /// There is no such account.
    NoAccount = "no_account", "The bank has no account with these details.";
    /// The card takes no payouts.
    UnsupportedCard = "unsupported_card", "The bank does not take payouts to this card.";
}

impl PayoutFailure {
    /// The reason with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|failure| failure.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_read_by_the_name_that_is_written() {
        assert_eq!(PayoutFailure::ALL.len(), 19);
        for failure in PayoutFailure::ALL {
            assert_eq!(PayoutFailure::from_name(failure.name()), Some(*failure));
            let json = serde_json::to_string(failure).unwrap();
            assert_eq!(json, format!("\"{}\"", failure.name()));
            assert!(failure.message().ends_with('.'));
        }
        assert_eq!(PayoutFailure::from_name("unknown"), None);
    }
}
