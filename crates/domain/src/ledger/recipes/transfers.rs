//! Funds between a platform and its accounts.

use super::{LedgerKind::*, Postings, State, one, own};
use crate::{id::AccountId, money::Positive};

/// A platform sends available funds to a connected account, where they are available at once.
pub fn transfer(platform: &AccountId, destination: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (
        own(platform, Available, amount),
        own(destination, Available, amount),
    );
    Ok(vec![one("transfer", from, to, amount)?.guarded()])
}

/// A platform passes on the money of a charge, in whatever state that money is.
pub fn transfer_of_charge(
    platform: &AccountId,
    destination: &AccountId,
    amount: Positive,
    state: State,
) -> Postings {
    let (from, to) = (
        own(platform, state.kind(), amount),
        own(destination, state.kind(), amount),
    );
    Ok(vec![one("transfer", from, to, amount)?])
}

/// A platform pulls available funds from a connected account.
pub fn account_debit(account: &AccountId, platform: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (
        own(account, Available, amount),
        own(platform, Available, amount),
    );
    Ok(vec![one("transfer", from, to, amount)?.guarded()])
}

/// A transfer goes back from `destination` to `origin`. Only where the platform answers for the
/// account may this leave it below zero (`may_owe`).
pub fn reversal(
    origin: &AccountId,
    destination: &AccountId,
    amount: Positive,
    state: State,
    may_owe: bool,
) -> Postings {
    let (from, to) = (
        own(destination, state.kind(), amount),
        own(origin, state.kind(), amount),
    );
    let back = one("transfer_reversal", from, to, amount)?;
    Ok(vec![if may_owe { back } else { back.guarded() }])
}
