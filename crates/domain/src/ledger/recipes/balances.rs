//! Money that changes its state, and money that is added or held.

use super::{LedgerKind::*, Postings, one, own, world};
use crate::{id::AccountId, money::Positive};

/// Funds that a platform added to its balance arrive from its bank.
pub fn topup(platform: &AccountId, amount: Positive) -> Postings {
    let bank = world(ClearingBank, amount);
    Ok(vec![one(
        "topup",
        bank,
        own(platform, Available, amount),
        amount,
    )?])
}

/// The bank takes added funds back. The platform may owe them then.
pub fn topup_reversed(platform: &AccountId, amount: Positive) -> Postings {
    let bank = world(ClearingBank, amount);
    Ok(vec![one(
        "topup_reversal",
        own(platform, Available, amount),
        bank,
        amount,
    )?])
}

/// Pending money of one balance transaction reaches its date.
pub fn settlement(owner: &AccountId, net: Positive) -> Postings {
    let (from, to) = (own(owner, Pending, net), own(owner, Available, net));
    Ok(vec![one("settlement", from, to, net)?])
}

/// A negative balance transaction reaches its date: what it takes is taken from available.
pub fn settlement_owed(owner: &AccountId, owed: Positive) -> Postings {
    let (from, to) = (own(owner, Available, owed), own(owner, Pending, owed));
    Ok(vec![one("settlement", from, to, owed)?])
}

/// Funds from an owner's bank are set aside for refunds and disputes.
pub fn prefund(owner: &AccountId, amount: Positive) -> Postings {
    let bank = world(ClearingBank, amount);
    Ok(vec![one(
        "prefunding",
        bank,
        own(owner, Prefunding, amount),
        amount,
    )?])
}

/// Funds that were set aside go back to the owner's bank; they must suffice.
pub fn prefunding_withdrawn(owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (own(owner, Prefunding, amount), world(ClearingBank, amount));
    Ok(vec![
        one("prefunding_withdrawal", from, to, amount)?.guarded(),
    ])
}

/// Funds that were set aside cover what the balance does not.
pub fn prefunding_drawn(owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (
        own(owner, Prefunding, amount),
        own(owner, Available, amount),
    );
    Ok(vec![one("prefunding_drawn", from, to, amount)?])
}

/// An account that the platform answers for owes more: as much of the platform's money is held.
pub fn reserve_held(platform: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (
        own(platform, Available, amount),
        own(platform, Reserve, amount),
    );
    Ok(vec![one("reserve_held", from, to, amount)?])
}

/// The account owes less: as much is released.
pub fn reserve_released(platform: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (
        own(platform, Reserve, amount),
        own(platform, Available, amount),
    );
    Ok(vec![one("reserve_released", from, to, amount)?])
}

/// An account owed for too long: the platform pays it off with what was held.
pub fn collection(platform: &AccountId, account: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (
        own(platform, Reserve, amount),
        own(account, Available, amount),
    );
    Ok(vec![one("connect_collection", from, to, amount)?])
}
