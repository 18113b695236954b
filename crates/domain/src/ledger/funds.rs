//! What an owner has, and when money of it moves.

use super::recipes::State;
use crate::{
    money::{Currency, Money, MoneyError},
    time::Timestamp,
};

/// What an owner has in one currency, by its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Funds {
    /// Not settled yet.
    pub pending: Money,
    /// What can be moved now; below zero where the owner owes.
    pub available: Money,
    /// What is set aside for refunds and disputes.
    pub set_aside: Money,
}

impl Funds {
    /// Nothing in any state.
    pub const fn none(currency: Currency) -> Self {
        Self {
            pending: Money::zero(currency),
            available: Money::zero(currency),
            set_aside: Money::zero(currency),
        }
    }

    /// What in this state can be moved or will be; money that is set aside is in neither.
    pub const fn of(&self, state: State) -> Money {
        match state {
            State::Pending => self.pending,
            State::Available => self.available,
        }
    }

    /// What of `needed` is not covered by what is available. What an owner owes beside it is not
    /// counted: an empty balance and a negative one miss the same.
    pub fn missing(&self, needed: Money) -> Result<Money, MoneyError> {
        Ok(needed.checked_sub(self.available.or_zero())?.or_zero())
    }
}

/// When money moves, and in which of an owner's balances it is until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// From when on it can be moved.
    pub at: Timestamp,
    /// Where it is now.
    pub state: State,
}

impl When {
    /// At once, with money that is available.
    pub const fn now(now: Timestamp) -> Self {
        Self {
            at: now,
            state: State::Available,
        }
    }

    /// `at` its date, and at once where that is past.
    pub fn at(at: Timestamp, now: Timestamp) -> Self {
        Self {
            at: at.max(now),
            state: State::of(at <= now),
        }
    }

    /// Until when it is pending; nothing where it is available.
    pub fn pending_until(self) -> Option<Timestamp> {
        (self.state == State::Pending).then_some(self.at)
    }
}
