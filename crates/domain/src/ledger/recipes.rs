//! From a business event to its postings: the only place where postings are made.
//!
//! Each recipe is drawn as T-accounts in `docs/LEDGER.md`, which a test renders from here. Debit
//! first, credit second: money leaves the first account and reaches the second.

mod balances;
mod payments;
mod payouts;
mod refunds;
mod transfers;

pub use payments::{Charge, FeeOn};
pub use refunds::RefundFrom;

/// Exports the recipes, and lists them by name.
macro_rules! recipes {
    ($($file:ident: $($recipe:ident),+;)+) => {
        $(pub use $file::{$($recipe),+};)+

        /// The name of every recipe.
        pub const NAMES: &[&str] = &[$($(stringify!($recipe)),+),+];
    };
}

recipes! {
    balances: collection, prefund, prefunding_drawn, prefunding_withdrawn, reserve_held,
        reserve_released, settlement, settlement_owed, topup, topup_reversed;
    payments: charge, payment;
    payouts: debit, debit_arrived, debit_failed, payout, payout_arrived, payout_back,
        payout_returned;
    refunds: dispute, dispute_fee, dispute_won, fee_refund, refund, refund_failed;
    transfers: account_debit, reversal, transfer, transfer_of_charge;
}

use super::{LedgerAccount, LedgerKind, Posting, PostingError};
use crate::{id::AccountId, money::Positive};

/// What a recipe makes.
pub type Postings = Result<Vec<Posting>, PostingError>;

/// Whether money is past its settlement date: which of an owner's two accounts it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not yet.
    Pending,
    /// It can be moved.
    Available,
}

impl State {
    /// The state of money that settles when `settled`.
    pub const fn of(settled: bool) -> Self {
        if settled {
            Self::Available
        } else {
            Self::Pending
        }
    }

    /// The kind of ledger account that holds it.
    pub const fn kind(self) -> LedgerKind {
        match self {
            Self::Pending => LedgerKind::Pending,
            Self::Available => LedgerKind::Available,
        }
    }
}

/// One movement between two owners or kinds.
fn one(
    code: &str,
    debit: LedgerAccount,
    credit: LedgerAccount,
    amount: Positive,
) -> Result<Posting, PostingError> {
    Posting::new(code, debit, credit, amount)
}

/// The account of `owner` in a state.
fn own(owner: &AccountId, kind: LedgerKind, amount: Positive) -> LedgerAccount {
    LedgerAccount::of(owner, kind, amount.currency())
}

/// The account of the outside.
fn world(kind: LedgerKind, amount: Positive) -> LedgerAccount {
    LedgerAccount::world(kind, amount.currency())
}
