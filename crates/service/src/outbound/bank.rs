//! The platform's bank, from which top-ups are drawn.

use domain::topup::TopupFailure;

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

/// The simulated bank of test mode: the published tokens decide, and the platform's own bank
/// (no token) always pays.
pub fn simulate(source: Option<&str>) -> Draw {
    let failure = |code: &str, message: &str| {
        Draw::Failed(TopupFailure {
            code: code.to_owned(),
            message: message.to_owned(),
        })
    };
    match source {
        None | Some("btok_us_verified") => Draw::Succeeded,
        Some("btok_us_verified_noAccount") => {
            failure("no_account", "The bank account could not be found.")
        }
        Some("btok_us_verified_accountClosed") => {
            failure("account_closed", "The bank account has been closed.")
        }
        Some("btok_us_verified_insufficientFunds") => failure(
            "insufficient_funds",
            "The bank account has insufficient funds.",
        ),
        Some("btok_us_verified_debitNotAuthorized") => failure(
            "debit_not_authorized",
            "Debits are not approved on the bank account.",
        ),
        Some("btok_us_verified_invalidCurrency") => failure(
            "invalid_currency",
            "The bank account does not take this currency.",
        ),
        Some(_) => Draw::UnknownSource,
    }
}
