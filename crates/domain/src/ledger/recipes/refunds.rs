//! Money that goes back to customers, and comes back from them.

use super::{LedgerKind::*, Postings, State, one, own, prefunding_drawn, world};
use crate::{
    id::AccountId,
    money::{Money, Positive},
};

/// Money goes back to a card: out of the pending money of whoever owns the charge, or out of what
/// is available there. Either must cover it, together with what is `drawn` from the money that is
/// set aside; where that is all of it, the balance stays what it was, whatever that is.
pub fn refund(owner: &AccountId, amount: Positive, state: State, drawn: Money) -> Postings {
    let (from, to) = (own(owner, state.kind(), amount), world(CardNetwork, amount));
    let back = one("refund", from, to, amount)?;
    let mut postings = Vec::new();
    if let Ok(drawn) = Positive::new(drawn) {
        postings.extend(prefunding_drawn(owner, drawn)?);
    }
    let all = drawn == amount.money();
    postings.push(if all { back } else { back.guarded() });
    Ok(postings)
}

/// The card's bank could not take a refund: the money returns to where it was taken from.
pub fn refund_failed(owner: &AccountId, amount: Positive, state: State) -> Postings {
    let (from, to) = (world(CardNetwork, amount), own(owner, state.kind(), amount));
    Ok(vec![one("refund_failure", from, to, amount)?])
}

/// A collected fee goes back to the account that paid it. The platform may owe it then.
pub fn fee_refund(
    platform: &AccountId,
    account: &AccountId,
    amount: Positive,
    state: State,
) -> Postings {
    let (from, to) = (
        own(platform, state.kind(), amount),
        own(account, state.kind(), amount),
    );
    Ok(vec![one("application_fee_refund", from, to, amount)?])
}

/// A customer's bank takes the money of a disputed charge. The owner may owe it then.
pub fn dispute(owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (own(owner, Available, amount), world(CardNetwork, amount));
    Ok(vec![one("dispute", from, to, amount)?])
}

/// What handling a dispute costs.
pub fn dispute_fee(payer: &AccountId, fee: Positive) -> Postings {
    let (from, to) = (own(payer, Available, fee), world(Fees, fee));
    Ok(vec![one("dispute_fee", from, to, fee)?])
}

/// A dispute is won: the money returns, the fee does not.
pub fn dispute_won(owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (world(CardNetwork, amount), own(owner, Available, amount));
    Ok(vec![one("dispute_reversal", from, to, amount)?])
}
