//! A part of what is left of something.

use super::{AmountError, Money, Positive};

/// Why no part is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartError {
    /// What is asked for is no amount that can be moved.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// Nothing is left to take a part of.
    #[error("Nothing is left.")]
    NothingLeft,
    /// More is asked for than is left.
    #[error("The amount ({amount}) is more than what is left ({left}).")]
    TooMuch {
        /// What is asked for.
        amount: Money,
        /// What is left.
        left: Money,
    },
}

impl PartError {
    /// The code on the wire. The parameter is `amount`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Amount(error) => error.code(),
            Self::NothingLeft | Self::TooMuch { .. } => "amount_too_large",
        }
    }
}

/// The part of `left` that is `asked` for, in minor units: all of it where no amount is named, else
/// a multiple of `step` or what is left.
pub fn part(asked: Option<i64>, left: Money, step: i64) -> Result<Positive, PartError> {
    let asked = asked.map(|minor| Positive::new(Money::new(minor, left.currency())));
    let asked = asked.transpose()?;
    if left.minor() <= 0 {
        return Err(PartError::NothingLeft);
    }
    match asked {
        Some(amount) if amount.minor() > left.minor() => Err(PartError::TooMuch {
            amount: amount.money(),
            left,
        }),
        Some(amount) if amount == left => Ok(amount),
        Some(amount) => {
            amount.money().check_step(step)?;
            Ok(amount)
        }
        None => Ok(Positive::new(left)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Currency, MAX_AMOUNT};

    #[test]
    fn a_part_is_all_that_is_left_or_what_is_asked_for_and_never_more() {
        let money = |minor| Money::new(minor, Currency::USD);
        let too_much = |amount, left| PartError::TooMuch {
            amount: money(amount),
            left: money(left),
        };
        let table = [
            (None, 100, Ok(100)),
            (Some(1), 100, Ok(1)),
            (Some(100), 100, Ok(100)),
            (Some(101), 100, Err(too_much(101, 100))),
            (None, 0, Err(PartError::NothingLeft)),
            (Some(1), -5, Err(PartError::NothingLeft)),
            // What makes no sense is said first.
            (Some(0), 0, Err(AmountError::NotPositive.into())),
            (Some(-1), 100, Err(AmountError::NotPositive.into())),
            (Some(MAX_AMOUNT + 1), 100, Err(AmountError::TooLarge.into())),
        ];
        for (asked, left, expected) in table {
            let found = part(asked, money(left), 1).map(Positive::minor);
            assert_eq!(found, expected, "{asked:?} of {left}");
        }
    }

    #[test]
    fn a_part_keeps_to_the_step_unless_it_is_what_is_left() {
        let left = Money::new(1_005, Currency::KWD);
        assert!(part(Some(1_000), left, 10).is_ok());
        assert!(part(Some(1_005), left, 10).is_ok());
        assert!(part(None, left, 10).is_ok());
        let uneven = AmountError::Uneven(Money::new(1_004, Currency::KWD), 10);
        assert_eq!(part(Some(1_004), left, 10), Err(uneven.into()));
    }
}
