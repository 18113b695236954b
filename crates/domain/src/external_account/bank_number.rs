//! What can be told from the numbers of a bank account.

use serde::{Deserialize, Serialize};

use super::{PayoutFailure, PayoutFate, bank_takes, iban};
use crate::card::last4;
use crate::{country::Country, fingerprint, money::Currency, text};

/// What is kept of the numbers of a bank account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberFacts {
    /// The last four characters of the account number.
    pub last4: String,
    /// The routing number or sort code, without spaces and dashes. An IBAN needs none.
    pub routing_number: Option<String>,
    /// What becomes of a payout.
    pub fate: PayoutFate,
    /// Whether money can be sent there instantly.
    pub instant: bool,
    /// The same for every bank account with the same numbers in the same currency.
    pub fingerprint: String,
}

/// Why the numbers of a bank account were refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NumberError {
    /// The error code: `routing_number_invalid`, `account_number_invalid` or `parameter_invalid`.
    pub code: &'static str,
    /// The field: `routing_number`, `account_number` or `currency`.
    pub param: &'static str,
    /// What to tell a person.
    pub message: String,
}

/// The routing numbers of the simulated banks.
const TEST_BANK_US: &str = "110000000";
const TEST_BANK_GB: &str = "108800";

/// Account numbers at the simulated banks by how they end, and why payouts to them fail.
const FATES: [(&str, PayoutFailure); 5] = [
    ("1111116", PayoutFailure::NoAccount),
    ("1111113", PayoutFailure::AccountClosed),
    ("2222227", PayoutFailure::InsufficientFunds),
    ("3333335", PayoutFailure::DebitNotAuthorized),
    ("4444440", PayoutFailure::InvalidCurrency),
];

/// The ends of account numbers that take payouts, and none instantly.
const NOT_INSTANT: [&str; 2] = ["8888883", "66666668"];

/// German test numbers are told by what follows their check digits: some were published with
/// check digits that do not fit.
const GERMAN_BANK: &str = "37040044053201300";
const GERMAN: [(&str, PayoutFailure); 5] = [
    ("1", PayoutFailure::NoAccount),
    ("2", PayoutFailure::AccountClosed),
    ("3", PayoutFailure::DebitNotAuthorized),
    ("4", PayoutFailure::DebitNotAuthorized),
    ("5", PayoutFailure::InvalidCurrency),
];

/// Test IBANs of other countries: one that no account has, and one of a closed account.
const IBANS: [(&str, &str); 12] = [
    ("FR8420041010050500013M02607", "FR5720041010050500013M02608"),
    ("AT861904300235473202", "AT591904300235473203"),
    ("BE68539007547034", "BE08510007547063"),
    ("HR2725000096983499248", "HR8724840081455523553"),
    ("EE762200221020145680", "EE492200221020145681"),
    ("FI9112345600000786", "FI6412345600000787"),
    ("GI41SAFA461293238477751", "GI26KJBC361883934534696"),
    ("IE02AIBK93115212345679", "IE51AIBK93115212345670"),
    ("LI1208800143823175626", "LI7708800125525347723"),
    ("LT821000011101001001", "LT551000011101001002"),
    ("LU980019400644750001", "LU710019400644750002"),
    ("NL91ABNA0417164300", "NL82RABO0300065266"),
];

/// Where nothing can be sent instantly.
const NEVER_INSTANT: &[&str] = &[
    "BG", "BR", "CH", "GI", "HK", "IN", "JP", "KW", "LI", "MX", "TH",
];

/// Checks the numbers of a bank account and says what is kept of them.
///
/// Spaces and dashes do not count, nor does the case of letters. In test mode the published
/// numbers decide what becomes of payouts. In live mode nothing is known of the bank: payouts
/// arrive until it says otherwise, and none is instant.
pub fn bank_from_number(
    country: Country,
    currency: Currency,
    account_number: &str,
    routing_number: Option<&str>,
    livemode: bool,
) -> Result<NumberFacts, NumberError> {
    let account = compact(account_number).ok_or_else(|| account_error(ANY_ACCOUNT))?;
    let routing = match routing_number.map(compact) {
        Some(None) => return Err(routing_error(ANY_ROUTING)),
        given => given.flatten().filter(|text| !text.is_empty()),
    };
    let routing = checked(country, &account, routing, livemode)?;
    if !bank_takes(country, currency) {
        return Err(NumberError {
            code: "parameter_invalid",
            param: "currency",
            message: format!("Banks in {country} do not take {}.", currency.upper()),
        });
    }
    let fate = fate(country, &account, routing.as_deref(), livemode);
    let bank = routing.as_deref().unwrap_or_default();
    Ok(NumberFacts {
        last4: last4(&account),
        fate: fate.0,
        instant: fate.1,
        fingerprint: fingerprint::of("bank", &[country.code(), currency.code(), bank, &account]),
        routing_number: routing,
    })
}

const ANY_ACCOUNT: &str = "An account number or IBAN has 4 to 34 letters and digits.";
const ANY_ROUTING: &str = "A routing number has at most 30 letters and digits.";

fn account_error(message: impl Into<String>) -> NumberError {
    NumberError {
        code: "account_number_invalid",
        param: "account_number",
        message: message.into(),
    }
}

fn routing_error(message: impl Into<String>) -> NumberError {
    NumberError {
        code: "routing_number_invalid",
        param: "routing_number",
        message: message.into(),
    }
}

/// Letters and digits in upper case, without what they are grouped with; nothing where there is
/// anything else.
fn compact(text: &str) -> Option<String> {
    if text.len() > 200 {
        return None;
    }
    let kept = text::compact(text);
    kept.bytes()
        .all(|byte| byte.is_ascii_alphanumeric())
        .then(|| kept.to_ascii_uppercase())
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Checks the format and gives the routing number to keep.
fn checked(
    country: Country,
    account: &str,
    routing: Option<String>,
    livemode: bool,
) -> Result<Option<String>, NumberError> {
    let of_country = account.starts_with(country.code());
    match country.code() {
        "US" => check_us(account, routing).map(Some),
        "GB" if !of_country => check_gb(account, routing).map(Some),
        // Brazil has IBANs, and its people give branch and account.
        "BR" if !of_country => check_other(account, routing),
        _ if iban::iban_length(country).is_some() => {
            check_iban(country, account, livemode).map(|()| None)
        }
        _ => check_other(account, routing),
    }
}

fn check_us(account: &str, routing: Option<String>) -> Result<String, NumberError> {
    let routing =
        routing.ok_or_else(|| routing_error("A bank account in the US needs a routing number."))?;
    if routing.len() != 9 || !all_digits(&routing) {
        return Err(routing_error("A US routing number has 9 digits."));
    }
    if !aba_fits(&routing) {
        return Err(routing_error(
            "This is not the routing number of a US bank: its check digit does not fit.",
        ));
    }
    if !(4..=17).contains(&account.len()) || !all_digits(account) {
        return Err(account_error("A US account number has 4 to 17 digits."));
    }
    Ok(routing)
}

/// Whether the check digit of a US routing number fits.
fn aba_fits(routing: &str) -> bool {
    let digits = routing.chars().filter_map(|c| c.to_digit(10));
    let sum = digits
        .zip([3_u32, 7, 1].into_iter().cycle())
        .fold(0_u32, |sum, (digit, weight)| {
            sum.saturating_add(digit.saturating_mul(weight))
        });
    sum > 0 && sum % 10 == 0
}

fn check_gb(account: &str, routing: Option<String>) -> Result<String, NumberError> {
    let routing = routing
        .ok_or_else(|| routing_error("A bank account in the United Kingdom needs a sort code."))?;
    if routing.len() != 6 || !all_digits(&routing) {
        return Err(routing_error("A sort code has 6 digits."));
    }
    if account.len() != 8 || !all_digits(account) {
        return Err(account_error(
            "An account number in the United Kingdom has 8 digits.",
        ));
    }
    Ok(routing)
}

fn check_iban(country: Country, account: &str, livemode: bool) -> Result<(), NumberError> {
    let published = !livemode && german(account).is_some();
    let check = if published {
        iban::check_shape(country, account)
    } else {
        iban::check_iban(country, account)
    };
    check.map_err(|error| account_error(error.to_string()))
}

fn check_other(account: &str, routing: Option<String>) -> Result<Option<String>, NumberError> {
    if !(4..=34).contains(&account.len()) {
        return Err(account_error(ANY_ACCOUNT));
    }
    match routing {
        Some(text) if text.len() > 30 => Err(routing_error(ANY_ROUTING)),
        routing => Ok(routing),
    }
}

/// What becomes of payouts, and whether one can be instant.
fn fate(
    country: Country,
    account: &str,
    routing: Option<&str>,
    livemode: bool,
) -> (PayoutFate, bool) {
    if livemode {
        return (PayoutFate::Paid, false);
    }
    let at_test_bank = match country.code() {
        "US" => routing == Some(TEST_BANK_US),
        "GB" => routing.is_none_or(|routing| routing == TEST_BANK_GB),
        _ => true,
    };
    let failure = at_test_bank.then(|| failure(account)).flatten();
    let slow = at_test_bank && NOT_INSTANT.iter().any(|end| account.ends_with(end));
    let instant = !slow && instant_in(country);
    (
        failure.map_or(PayoutFate::Paid, PayoutFate::Failed),
        instant,
    )
}

/// Whether banks of a country take money instantly.
pub(super) fn instant_in(country: Country) -> bool {
    !NEVER_INSTANT.contains(&country.code())
}

fn failure(account: &str) -> Option<PayoutFailure> {
    let by_end = || FATES.iter().find(|row| account.ends_with(row.0));
    german(account)
        .or_else(|| listed_iban(account))
        .or_else(|| by_end().map(|row| row.1))
}

fn german(account: &str) -> Option<PayoutFailure> {
    let last = account
        .strip_prefix("DE")
        .and_then(|rest| rest.get(2..))
        .and_then(|rest| rest.strip_prefix(GERMAN_BANK))?;
    GERMAN.iter().find(|row| row.0 == last).map(|row| row.1)
}

fn listed_iban(account: &str) -> Option<PayoutFailure> {
    IBANS.iter().find_map(|(none, closed)| {
        let no_account = (account == *none).then_some(PayoutFailure::NoAccount);
        no_account.or_else(|| (account == *closed).then_some(PayoutFailure::AccountClosed))
    })
}

#[cfg(test)]
mod tests;
