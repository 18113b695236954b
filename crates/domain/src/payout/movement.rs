//! What a payout moves, and which way.

use serde::{Deserialize, Serialize};

use crate::{
    id::PayoutId,
    money::{AmountError, Money, Positive},
};

/// Which way the money of a payout goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Out of the balance, to a bank or a debit card.
    Out,
    /// Out of a bank, for what an account owes.
    Recovery,
    /// Out of a bank, to take another payout back.
    TakesBack(PayoutId),
}

/// How much a payout moves, and which way.
///
/// It is written as on the wire: with an amount below zero where a bank is debited, and with the
/// payout that is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Signed", into = "Signed")]
pub struct Movement {
    /// How much, whatever the direction.
    pub amount: Positive,
    /// Which way.
    pub direction: Direction,
}

impl Movement {
    /// So much to a bank or a debit card.
    pub const fn out(amount: Positive) -> Self {
        Self {
            amount,
            direction: Direction::Out,
        }
    }

    /// So much out of a bank, for what an account owes.
    pub const fn recovery(amount: Positive) -> Self {
        Self {
            amount,
            direction: Direction::Recovery,
        }
    }

    /// So much out of a bank, to take back the payout `original`.
    pub const fn takes_back(amount: Positive, original: PayoutId) -> Self {
        Self {
            amount,
            direction: Direction::TakesBack(original),
        }
    }

    /// The amount with a sign: below zero when a bank is debited.
    pub fn signed(&self) -> Money {
        match self.direction {
            Direction::Out => self.amount.money(),
            Direction::Recovery | Direction::TakesBack(_) => self.amount.negated(),
        }
    }

    /// What it changes the balance by.
    pub fn of_balance(&self) -> Money {
        match self.direction {
            Direction::Out => self.amount.negated(),
            Direction::Recovery | Direction::TakesBack(_) => self.amount.money(),
        }
    }

    /// The payout that is taken back.
    pub fn original(&self) -> Option<&PayoutId> {
        match &self.direction {
            Direction::TakesBack(original) => Some(original),
            Direction::Out | Direction::Recovery => None,
        }
    }
}

/// How a movement is written.
#[derive(Serialize, Deserialize)]
struct Signed {
    amount: Money,
    #[serde(default)]
    original_payout: Option<PayoutId>,
}

impl From<Movement> for Signed {
    fn from(movement: Movement) -> Self {
        Self {
            amount: movement.signed(),
            original_payout: movement.original().cloned(),
        }
    }
}

impl TryFrom<Signed> for Movement {
    type Error = AmountError;
    fn try_from(signed: Signed) -> Result<Self, AmountError> {
        let Signed {
            amount,
            original_payout,
        } = signed;
        if !amount.is_negative() {
            return Positive::new(amount).map(Self::out);
        }
        let size = amount.checked_neg().map_err(|_| AmountError::TooLarge)?;
        let size = Positive::new(size)?;
        Ok(match original_payout {
            Some(original) => Self::takes_back(size, original),
            None => Self::recovery(size),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn usd(amount: i64) -> Positive {
        Positive::new(Money::new(amount, Currency::USD)).unwrap()
    }

    #[test]
    fn a_movement_is_written_with_its_sign_and_what_it_takes_back() {
        let original: PayoutId = "po_1".parse().unwrap();
        for (movement, written) in [
            (
                Movement::out(usd(500)),
                r#"{"amount":{"amount":500,"currency":"usd"},"original_payout":null}"#,
            ),
            (
                Movement::recovery(usd(500)),
                r#"{"amount":{"amount":-500,"currency":"usd"},"original_payout":null}"#,
            ),
            (
                Movement::takes_back(usd(500), original),
                r#"{"amount":{"amount":-500,"currency":"usd"},"original_payout":"po_1"}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&movement).unwrap(), written);
            assert_eq!(serde_json::from_str::<Movement>(written).unwrap(), movement);
        }
    }

    #[test]
    fn nothing_is_no_movement() {
        let nothing = r#"{"amount":{"amount":0,"currency":"usd"}}"#;
        assert!(
            serde_json::from_str::<Movement>(nothing)
                .unwrap_err()
                .to_string()
                .contains(&AmountError::NotPositive.to_string())
        );
    }
}
