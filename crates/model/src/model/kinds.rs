//! What the model keeps.

use crate::operation::{Coin, Does, Who};

/// Something that will happen by itself. Objects are named by their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// Lines of that date settle.
    Settle,
    /// A bank answers a top-up.
    TopUp(usize, Does),
    /// What is held on a card is let go.
    Expire(usize),
    /// The network disputes a charge: one of so many times, or only asks.
    Disputed(usize, i64, bool),
    /// The time for an answer to a dispute is over.
    AnswerDue(usize),
    /// An inquiry was open for long enough.
    InquiryEnds(usize),
    /// A payday of an owner.
    Payday(Who),
    /// A payout goes to its bank.
    Sent(usize),
    /// A payout is at its bank.
    Arrive(usize),
    /// A card's bank says what became of a refund.
    RefundAnswer(usize),
    /// A debit of an owner's bank is final.
    Release(Who, Coin),
    /// Refunds of an owner that waited for funds are tried again.
    Retry(Who),
    /// A bank decides, for the owner or against it, about which of its answers.
    Decide(usize, bool, usize),
    /// The platform pays off an account that has owed since then.
    Collect {
        /// Who owes.
        owner: Who,
        /// Currency.
        coin: Coin,
        /// Since when.
        since: i64,
    },
}

/// Funds sent.
#[derive(Clone, Debug)]
pub struct Sent {
    pub from: Who,
    pub to: Who,
    pub coin: Coin,
    pub amount: i64,
    pub reversed: i64,
    /// When it settles.
    pub at: i64,
    /// The charge whose money it is.
    pub charge: Option<usize>,
    /// The fee that was collected from it.
    pub fee: Option<usize>,
    /// Of reversals with which the fee went back: their amounts, and what of the fee.
    pub parts: i64,
    pub fee_back: i64,
}

/// A fee that the platform collected.
#[derive(Clone, Debug)]
pub struct Collected {
    pub from: Who,
    pub coin: Coin,
    pub amount: i64,
    pub refunded: i64,
    /// When it settles.
    pub at: i64,
}

/// What one owner has in one currency, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purse {
    /// Settled.
    pub available: i64,
    /// Not settled yet.
    pub pending: i64,
    /// On its way to a bank; below zero while a bank is debited.
    pub in_transit: i64,
    /// Held because of accounts that owe.
    pub reserved: i64,
    /// Set aside for refunds and disputes.
    pub prefunding: i64,
}

/// One line of an owner's list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// Whose.
    pub owner: Who,
    /// Currency.
    pub coin: Coin,
    /// What kind, as it is called on the wire.
    pub kind: &'static str,
    /// Before the fee.
    pub gross: i64,
    /// The fee.
    pub fee: i64,
}

impl Line {
    /// A line without a fee.
    pub fn plain(owner: Who, coin: Coin, kind: &'static str, gross: i64) -> Self {
        Self {
            owner,
            coin,
            kind,
            gross,
            fee: 0,
        }
    }

    /// After the fee.
    pub fn net(&self) -> i64 {
        self.gross - self.fee
    }
}
