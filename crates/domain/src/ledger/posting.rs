//! One movement from one ledger account to another.

use serde::{Deserialize, Serialize};

use super::LedgerAccount;
use crate::money::Positive;

/// A movement: one debit side, one credit side, one positive amount. Balanced by construction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    code: String,
    debit: LedgerAccount,
    credit: LedgerAccount,
    amount: Positive,
    guarded: bool,
}

/// Why two sides make no posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PostingError {
    /// Money cannot move from an account to itself.
    #[error("a posting needs two different accounts")]
    SameSide,
    /// Both sides and the amount must be in one currency.
    #[error("a posting needs one currency")]
    Currency,
}

impl Posting {
    /// A movement out of `debit` into `credit`. `code` says why, and is unique per source.
    pub fn new(
        code: &str,
        debit: LedgerAccount,
        credit: LedgerAccount,
        amount: Positive,
    ) -> Result<Self, PostingError> {
        if debit == credit {
            return Err(PostingError::SameSide);
        }
        if debit.currency != amount.currency() || credit.currency != amount.currency() {
            return Err(PostingError::Currency);
        }
        Ok(Self {
            code: code.to_owned(),
            debit,
            credit,
            amount,
            guarded: false,
        })
    }

    /// The same, refused when the debit side has too little: what an owner asks for must be
    /// covered, what happens to it need not be.
    pub fn guarded(mut self) -> Self {
        self.guarded = true;
        self
    }

    /// Whether the debit side may not be below zero afterwards.
    pub fn is_guarded(&self) -> bool {
        self.guarded
    }

    /// Why the money moved.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The side that the money leaves.
    pub fn debit(&self) -> &LedgerAccount {
        &self.debit
    }

    /// The side that the money reaches.
    pub fn credit(&self) -> &LedgerAccount {
        &self.credit
    }

    /// How much.
    pub fn amount(&self) -> Positive {
        self.amount
    }
}
