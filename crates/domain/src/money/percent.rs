//! Percentages of an amount, as fees need them.

use std::{fmt, str::FromStr};

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Money, MoneyError};

/// A share from 0 to 100 percent with at most four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(Decimal);

/// The text is not a percentage.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a percentage from 0 to 100 with at most four decimals")]
pub struct PercentError(pub String);

impl Percent {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// From hundredths of a percent: 290 is 2.9 %. Held at 100 %.
    pub fn from_hundredths(hundredths: u16) -> Self {
        Self(Decimal::new(i64::from(hundredths.min(10_000)), 2).normalize())
    }

    /// Both shares together, held at 100 %.
    pub fn plus(self, other: Self) -> Self {
        let sum = self.0.checked_add(other.0);
        Self(sum.map_or(Decimal::ONE_HUNDRED, |sum| sum.min(Decimal::ONE_HUNDRED)))
    }

    /// This share of `money`, rounded half-up (away from zero) to the minor unit.
    pub fn of(self, money: Money) -> Result<Money, MoneyError> {
        Decimal::from(money.minor())
            .checked_mul(self.0)
            .and_then(|product| product.checked_div(Decimal::ONE_HUNDRED))
            .map(|share| share.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
            .and_then(|share| share.to_i64())
            .map(|minor| Money::new(minor, money.currency()))
            .ok_or(MoneyError::Overflow)
    }
}

impl FromStr for Percent {
    type Err = PercentError;

    fn from_str(text: &str) -> Result<Self, PercentError> {
        let refuse = || PercentError(text.chars().take(32).collect());
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !plain || text.len() > 12 {
            return Err(refuse());
        }
        let value = Decimal::from_str_exact(text)
            .map_err(|_| refuse())?
            .normalize();
        if value > Decimal::ONE_HUNDRED || value.scale() > 4 {
            return Err(refuse());
        }
        Ok(Self(value))
    }
}

impl fmt::Display for Percent {
    /// As it is read: `2.9`, without a sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.normalize())
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(AsText)
    }
}

/// Reads a percentage that is written as text.
struct AsText;

impl de::Visitor<'_> for AsText {
    type Value = Percent;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a percentage in quotes, such as \"2.9\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Percent, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn a_share_is_rounded_half_up_per_amount() {
        let share = |percent: &str, minor: i64| {
            let percent: Percent = percent.parse().unwrap();
            percent
                .of(Money::new(minor, Currency::BRL))
                .unwrap()
                .minor()
        };
        assert_eq!(share("10", 4999), 500);
        assert_eq!(share("10", 4995), 500);
        assert_eq!(share("10", 4994), 499);
        assert_eq!(share("12.5", 4), 1);
        assert_eq!(share("0", 4999), 0);
        assert_eq!(share("100", 4999), 4999);
    }

    #[test]
    fn only_percentages_from_0_to_100_are_read() {
        for bad in [
            "", "-1", "101", "1e1", "10%", "1.00001", "١٠", "1.2.3", "100.0001",
        ] {
            assert_eq!(bad.parse::<Percent>(), Err(PercentError(bad.into())));
        }
    }

    #[test]
    fn a_percentage_is_written_as_it_is_read() {
        for text in ["0", "2.9", "0.25", "100", "1.0001"] {
            let percent: Percent = text.parse().unwrap();
            assert_eq!(percent.to_string(), text);
            let json = serde_json::to_string(&percent).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Percent>(&json).unwrap(), percent);
        }
        let error = serde_json::from_str::<Percent>("2.9").unwrap_err();
        assert!(error.to_string().contains("a percentage in quotes"));
        let error = serde_json::from_str::<Percent>("\"2.9%\"").unwrap_err();
        assert!(error.to_string().contains("`2.9%` is not a percentage"));
        assert_eq!(Percent::from_hundredths(290).to_string(), "2.9");
    }

    #[test]
    fn shares_add_up_to_the_whole_at_most() {
        let sum = |a: &str, b: &str| {
            let (a, b): (Percent, Percent) = (a.parse().unwrap(), b.parse().unwrap());
            a.plus(b).to_string()
        };
        assert_eq!(sum("2.9", "1.5"), "4.4");
        assert_eq!(sum("2.9", "0.1"), "3");
        assert_eq!(sum("60", "60"), "100");
    }
}
