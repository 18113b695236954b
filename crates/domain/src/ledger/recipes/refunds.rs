//! Money that goes back to customers, and comes back from them.

use super::{LedgerKind::*, Postings, State, one, own, world};
use crate::{id::AccountId, money::Positive};

/// Money goes back to a card: out of the pending money that the charge brought, else out of what
/// is available, which must cover it.
pub fn refund(owner: &AccountId, amount: Positive, state: State) -> Postings {
    let back = one(
        "refund",
        own(owner, state.kind(), amount),
        world(CardNetwork, amount),
        amount,
    )?;
    Ok(vec![match state {
        State::Pending => back,
        State::Available => back.guarded(),
    }])
}

/// The card's bank could not take a refund: the money returns.
pub fn refund_failed(owner: &AccountId, amount: Positive) -> Postings {
    let (from, to) = (world(CardNetwork, amount), own(owner, Available, amount));
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
