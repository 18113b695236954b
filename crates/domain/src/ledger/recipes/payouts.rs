//! Money that leaves for a bank or a debit card, and money that a bank is debited for.

use super::{LedgerKind::*, Postings, State, one, own, world};
use crate::{
    id::AccountId,
    money::{Money, Positive},
};

/// A payout is made: the money is on its way. `fee` is what an instant payout costs, else zero.
pub fn payout(owner: &AccountId, amount: Positive, fee: Money) -> Postings {
    let available = own(owner, Available, amount);
    let to = own(owner, InTransit, amount);
    let mut postings = vec![one("payout", available.clone(), to, amount)?.guarded()];
    if let Ok(fee) = Positive::new(fee) {
        postings.push(one("payout_fee", available, world(Fees, fee), fee)?.guarded());
    }
    Ok(postings)
}

/// A payout reaches its bank.
pub fn payout_arrived(owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (own(owner, InTransit, amount), world(ClearingBank, amount));
    Ok(vec![one("payout_paid", from, to, amount)?])
}

/// A payout that has not arrived is canceled or fails (`code`): the money is available again.
pub fn payout_back(code: &str, owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (own(owner, InTransit, amount), own(owner, Available, amount));
    Ok(vec![one(code, from, to, amount)?])
}

/// A bank sends back a payout that counted as paid.
pub fn payout_returned(owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (world(ClearingBank, amount), own(owner, Available, amount));
    Ok(vec![one("payout_failure", from, to, amount)?])
}

/// A bank is being debited: for what an account owes, which the balance counts at once, or for a
/// payout that is reversed, whose money is pending until it is there.
pub fn debit(owner: &AccountId, amount: Positive, state: State) -> Postings {
    let (from, to) = (
        own(owner, InTransit, amount),
        own(owner, state.kind(), amount),
    );
    Ok(vec![one("payout", from, to, amount)?])
}

/// The bank paid.
pub fn debit_arrived(owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (world(ClearingBank, amount), own(owner, InTransit, amount));
    Ok(vec![one("payout_paid", from, to, amount)?])
}

/// The bank did not pay: what was counted is taken back. `code` says whether it failed or was
/// canceled.
pub fn debit_failed(code: &str, owner: &AccountId, amount: Positive, state: State) -> Postings {
    let (from, to) = (
        own(owner, state.kind(), amount),
        own(owner, InTransit, amount),
    );
    Ok(vec![one(code, from, to, amount)?])
}
