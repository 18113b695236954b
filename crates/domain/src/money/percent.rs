//! Percentages of an amount, as fees need them.

use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

use super::{Money, MoneyError};

/// A share from 0 to 100 percent with at most four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(Decimal);

/// The text is not a percentage.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a percentage from 0 to 100 with at most four decimals")]
pub struct PercentError(pub String);

impl Percent {
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
            assert!(bad.parse::<Percent>().is_err(), "{bad}");
        }
    }
}
