//! Amounts of money: integers in the currency's minor unit, never floats.

mod currency;
mod notation;
mod parse;
mod part;
mod percent;
mod step;
pub(crate) mod total;
mod typed;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use currency::{Currency, UnknownCurrency};
pub use notation::{Grouping, Mark, Notation, NotationError, has_two_readings};
pub use parse::{AmountError, parse_minor};
pub use part::{PartError, part};
pub use percent::{Percent, PercentError};
pub use typed::read_typed;

/// The largest amount one call may move, in minor units: twelve digits.
pub const MAX_AMOUNT: i64 = 999_999_999_999;

/// An amount in the minor unit of its currency. May be negative: a balance can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    amount: i64,
    currency: Currency,
}

/// Why two amounts could not be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The amounts are in different currencies.
    #[error("amounts in {0} and {1} cannot be combined")]
    Mismatch(Currency, Currency),
    /// The result does not fit in 64 bits.
    #[error("the amount is too large")]
    Overflow,
}

impl Money {
    /// `amount` in minor units (cents, yen, fils).
    pub const fn new(amount: i64, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.amount
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.amount < 0
    }

    /// Whether the amount is above zero.
    pub const fn is_positive(self) -> bool {
        self.amount > 0
    }

    /// Whether the amount is zero.
    pub const fn is_zero(self) -> bool {
        self.amount == 0
    }

    /// The sum, or an error on overflow or on different currencies.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let amount = self
            .amount
            .checked_add(other.amount)
            .ok_or(MoneyError::Overflow)?;
        Ok(Self::new(amount, self.currency))
    }

    /// The difference, or an error on overflow or on different currencies.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let amount = self
            .amount
            .checked_sub(other.amount)
            .ok_or(MoneyError::Overflow)?;
        Ok(Self::new(amount, self.currency))
    }

    /// The same amount with the other sign.
    pub fn checked_neg(self) -> Result<Self, MoneyError> {
        let amount = self.amount.checked_neg().ok_or(MoneyError::Overflow)?;
        Ok(Self::new(amount, self.currency))
    }

    /// The smaller of the two, or an error on different currencies.
    pub fn least(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Ok(Self::new(self.amount.min(other.amount), self.currency))
    }

    /// The same amount, or zero where it is below.
    pub fn or_zero(self) -> Self {
        Self::new(self.amount.max(0), self.currency)
    }

    /// Whether it is at least `other`, in the same currency.
    pub fn covers(self, other: impl Into<Self>) -> bool {
        let other = other.into();
        self.currency == other.currency && self.amount >= other.amount
    }

    /// What is left of it after a total of what is `gone` of the same object.
    pub(crate) const fn after(self, gone: Self) -> Self {
        Self::new(self.amount.saturating_sub(gone.amount), self.currency)
    }

    /// The same number in another currency.
    pub(crate) const fn in_currency(self, currency: Currency) -> Self {
        Self::new(self.amount, currency)
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::Mismatch(self.currency, other.currency))
        }
    }
}

/// The sum of two amounts in minor units of one currency, or an error when it does not fit: for
/// running totals of an object whose currency stands beside them.
pub fn add_minor(one: i64, other: i64) -> Result<i64, MoneyError> {
    one.checked_add(other).ok_or(MoneyError::Overflow)
}

/// The difference of two amounts in minor units of one currency.
pub fn sub_minor(one: i64, other: i64) -> Result<i64, MoneyError> {
    one.checked_sub(other).ok_or(MoneyError::Overflow)
}

impl fmt::Display for Money {
    /// Plain and locale-free: `-1204.50 USD`. Screens use the app's formatter.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}",
            self.currency.to_decimal(self.amount),
            self.currency.upper()
        )
    }
}

/// An amount that is known to be above zero and within [`MAX_AMOUNT`]: what may be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Money", into = "Money")]
pub struct Positive(Money);

impl Positive {
    /// Accepts amounts from 1 to [`MAX_AMOUNT`].
    pub fn new(money: Money) -> Result<Self, AmountError> {
        match money.minor() {
            ..=0 => Err(AmountError::NotPositive),
            1..=MAX_AMOUNT => Ok(Self(money)),
            _ => Err(AmountError::TooLarge),
        }
    }

    /// The amount.
    pub const fn money(self) -> Money {
        self.0
    }

    /// The same amount below zero.
    pub const fn negated(self) -> Money {
        Money::new(self.0.amount.saturating_neg(), self.0.currency)
    }

    /// The amount in minor units, above zero.
    pub const fn minor(self) -> i64 {
        self.0.minor()
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.0.currency()
    }
}

impl TryFrom<Money> for Positive {
    type Error = AmountError;
    fn try_from(money: Money) -> Result<Self, AmountError> {
        Self::new(money)
    }
}

impl PartialEq<Money> for Positive {
    fn eq(&self, money: &Money) -> bool {
        self.0 == *money
    }
}

impl From<Positive> for Money {
    fn from(positive: Positive) -> Self {
        positive.0
    }
}
