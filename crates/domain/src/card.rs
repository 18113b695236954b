//! Cards of the simulated network: what is kept of them, and what it does with a charge on one.
//!
//! No real network is behind this, so only the published test cards are accepted. A number never
//! leaves [`Card::from_number`]; what remains are its last digits and a fingerprint.

mod checks;
mod decline;
pub(crate) mod payout_cards;
mod test_cards;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{fingerprint, text};

pub use checks::{Check, Checks};
pub use decline::Decline;

/// Month and year in which the card behind a test name expires. No clock is asked, so it is far
/// away.
const TOKEN_EXPIRY: (u8, u16) = (12, 2050);
/// A card is not valid for longer than this.
const MOST_YEARS: i64 = 50;

/// A card, without its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The brand in lower case, such as `visa`.
    pub brand: String,
    /// The last four digits.
    pub last4: String,
    /// The last month in which it is valid, from 1.
    pub exp_month: u8,
    /// The year of that month.
    pub exp_year: u16,
    /// Where its money comes from.
    pub funding: Funding,
    /// Where it was issued: a two-letter code. It need not be a country that accounts can be in.
    pub country: String,
    /// The same for every card with the same number.
    pub fingerprint: String,
    /// What the network does with a charge.
    pub outcome: Outcome,
    /// What its bank says of the details that came with it.
    #[serde(default)]
    pub checks: Checks,
}

/// Where the money of a card comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Funding {
    /// Lent by the bank.
    Credit,
    /// From an account.
    Debit,
    /// Paid in before.
    Prepaid,
}

/// What the network does with a charge on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The charge goes through.
    Approved,
    /// The charge goes through, and its money is available at once.
    BypassPending,
    /// The charge is declined. Saving the card works.
    Declined(Decline),
    /// The charge goes through once the holder has confirmed it.
    RequiresAction,
    /// The charge goes through, and the holder can be asked to confirm it first.
    OptionalAction,
    /// The holder is asked to confirm, and the charge is declined all the same.
    RequiresActionThenDeclined(Decline),
    /// The charge goes through and is disputed at once.
    Disputed {
        /// What the holder says.
        reason: DisputeCause,
        /// Whether it is only asked about, without money moving.
        inquiry: bool,
        /// How many disputes are opened.
        count: u8,
    },
    /// The charge goes through, and the issuer warns of fraud. No money moves for that.
    FraudWarning,
    /// The charge goes through; its refunds are pending first and succeed later.
    RefundPending,
    /// The charge goes through; its refunds succeed first and fail later.
    RefundFails,
    /// The charge is stopped as fraud before it reaches the bank.
    Blocked,
}

/// What the holder says in a dispute that a test card opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeCause {
    /// They did not pay.
    Fraudulent,
    /// Nothing arrived.
    ProductNotReceived,
}

/// Why the details of a card were refused; fit to stand beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Not the number of a card.
    #[error("Your card number is incorrect.")]
    IncorrectNumber,
    /// It may be the number of a card, and is none of the test cards.
    #[error("Only test cards are accepted here. Use a test card such as 4242 4242 4242 4242.")]
    NotATestCard,
    /// The month is none, or over.
    #[error("Your card's expiration month is invalid.")]
    ExpiryMonth,
    /// The year is over, or too far away.
    #[error("Your card's expiration year is invalid.")]
    ExpiryYear,
    /// The security code has the wrong length or other characters than digits.
    #[error("Your card's security code is invalid.")]
    Cvc,
}

impl Outcome {
    /// Why a charge is declined at once; nothing where it is not.
    pub const fn declined(self) -> Option<Decline> {
        match self {
            Self::Declined(decline) => Some(decline),
            Self::Blocked => Some(Decline::Fraudulent),
            _ => None,
        }
    }

    /// Whether the holder has to confirm the charge.
    pub const fn requires_action(self) -> bool {
        matches!(
            self,
            Self::RequiresAction | Self::RequiresActionThenDeclined(_)
        )
    }

    /// Whether the holder has to confirm the charge where the seller asks for that.
    pub const fn takes_action(self) -> bool {
        matches!(self, Self::OptionalAction) || self.requires_action()
    }

    /// Why a charge is declined after the holder has confirmed it.
    pub const fn declined_after_action(self) -> Option<Decline> {
        match self {
            Self::RequiresActionThenDeclined(decline) => Some(decline),
            _ => self.declined(),
        }
    }
}

impl Funding {
    /// As on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::Debit => "debit",
            Self::Prepaid => "prepaid",
        }
    }
}

impl DisputeCause {
    /// As on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fraudulent => "fraudulent",
            Self::ProductNotReceived => "product_not_received",
        }
    }
}

impl CardError {
    /// The error code, such as `incorrect_number`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::IncorrectNumber | Self::NotATestCard => "incorrect_number",
            Self::ExpiryMonth => "invalid_expiry_month",
            Self::ExpiryYear => "invalid_expiry_year",
            Self::Cvc => "invalid_cvc",
        }
    }

    /// The field of the card that it is about.
    pub const fn param(self) -> &'static str {
        match self {
            Self::IncorrectNumber | Self::NotATestCard => "number",
            Self::ExpiryMonth => "exp_month",
            Self::ExpiryYear => "exp_year",
            Self::Cvc => "cvc",
        }
    }
}

impl Card {
    /// The test card with this number. Spaces and dashes in it do not count, a year may have two
    /// digits, and a security code is checked where one is given. `today` is the day on which the
    /// card must still be valid.
    pub fn from_number(
        number: &str,
        exp_month: i64,
        exp_year: i64,
        cvc: Option<&str>,
        today: Date,
    ) -> Result<Self, CardError> {
        let number = digits(number).ok_or(CardError::IncorrectNumber)?;
        let brand = brand(&number).ok_or(CardError::IncorrectNumber)?;
        if !luhn(&number) {
            return Err(CardError::IncorrectNumber);
        }
        let expiry = expiry(exp_month, exp_year, today)?;
        if cvc.is_some_and(|cvc| !plausible_cvc(cvc, brand)) {
            return Err(CardError::Cvc);
        }
        known(&number, brand, expiry, cvc.is_some()).ok_or(CardError::NotATestCard)
    }

    /// The same card with another last month or year. `today` is the day on which it must still
    /// be valid.
    pub fn expiring(
        &self,
        month: Option<i64>,
        year: Option<i64>,
        today: Date,
    ) -> Result<Self, CardError> {
        let month = month.unwrap_or(i64::from(self.exp_month));
        let year = year.unwrap_or(i64::from(self.exp_year));
        let (exp_month, exp_year) = expiry(month, year, today)?;
        Ok(Self {
            exp_month,
            exp_year,
            ..self.clone()
        })
    }

    /// The test card behind a name such as `tok_visa` or `pm_card_visa`.
    pub fn from_token(token: &str) -> Option<Self> {
        let number = test_cards::number_of(token)?;
        known(number, brand(number)?, TOKEN_EXPIRY, false)
    }
}

fn known(number: &str, brand: &str, expiry: (u8, u16), cvc_sent: bool) -> Option<Card> {
    let row = test_cards::find(number)?;
    let mut checks = test_cards::checks(number);
    if cvc_sent {
        checks.cvc = checks.cvc.or(Some(Check::Pass));
    }
    Some(Card {
        brand: brand.to_owned(),
        last4: last4(number),
        exp_month: expiry.0,
        exp_year: expiry.1,
        funding: row.funding,
        country: row.country.to_owned(),
        fingerprint: fingerprint::of("card", &[number]),
        outcome: row.outcome,
        checks,
    })
}

/// The last four characters of a number.
pub(crate) fn last4(number: &str) -> String {
    let skip = number.chars().count().saturating_sub(4);
    number.chars().skip(skip).collect()
}

/// The digits of a number as it is typed, without what they are grouped with.
fn digits(text: &str) -> Option<String> {
    if text.len() > 200 {
        return None;
    }
    let compact = text::compact(text);
    compact
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(compact)
}

/// The brand by the first digits, where the length fits it too.
fn brand(number: &str) -> Option<&'static str> {
    let first: u32 = number.get(..4)?.parse().ok()?;
    let (brand, lengths) = match first {
        4000..=4999 => ("visa", 13..=19),
        2221..=2720 | 5100..=5599 => ("mastercard", 16..=16),
        3400..=3499 | 3700..=3799 => ("amex", 15..=15),
        3000..=3059 | 3600..=3699 | 3800..=3999 => ("diners", 14..=19),
        3528..=3589 => ("jcb", 16..=19),
        6011 | 6440..=6599 => ("discover", 16..=19),
        6200..=6299 | 8100..=8171 => ("unionpay", 16..=19),
        _ => return None,
    };
    lengths.contains(&number.len()).then_some(brand)
}

/// Whether the last digit is the check digit of the others.
fn luhn(number: &str) -> bool {
    let values = number.chars().rev().filter_map(|c| c.to_digit(10));
    let sum = values.enumerate().fold(0_u32, |sum, (at, digit)| {
        let value = match (at % 2, digit) {
            (0, digit) => digit,
            (_, 0..=4) => digit.saturating_mul(2),
            _ => digit.saturating_mul(2).saturating_sub(9),
        };
        sum.saturating_add(value)
    });
    sum % 10 == 0
}

fn expiry(month: i64, year: i64, today: Date) -> Result<(u8, u16), CardError> {
    let exp_month = u8::try_from(month).map_err(|_| CardError::ExpiryMonth)?;
    if !(1..=12).contains(&exp_month) {
        return Err(CardError::ExpiryMonth);
    }
    let this_year = i64::from(today.year());
    let year = if (0..100).contains(&year) {
        year.saturating_add(2_000)
    } else {
        year
    };
    if !(this_year..=this_year.saturating_add(MOST_YEARS)).contains(&year) {
        return Err(CardError::ExpiryYear);
    }
    if year == this_year && month < i64::from(today.month()) {
        return Err(CardError::ExpiryMonth);
    }
    let exp_year = u16::try_from(year).map_err(|_| CardError::ExpiryYear)?;
    Ok((exp_month, exp_year))
}

/// Three digits; American Express prints four, and three are taken as well.
fn plausible_cvc(cvc: &str, brand: &str) -> bool {
    let length = cvc.len() == 3 || (cvc.len() == 4 && brand == "amex");
    length && cvc.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
