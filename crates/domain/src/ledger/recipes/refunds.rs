//! Money that goes back to customers, and comes back from them.

use super::{LedgerKind::*, Postings, State, one, own, prefunding_drawn, world};
use crate::{id::AccountId, money::Positive};

/// Out of which money a refund is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundFrom {
    /// What is left of its own charge, which is pending. No other pending money: that is needed for
    /// refunds of the charges that brought it. Fees were kept of it, and the owner may owe these
    /// when it settles.
    Charge,
    /// What is available, beside a part that is drawn from the money that is set aside.
    Available(Option<Positive>),
}

impl RefundFrom {
    /// Whether it is pending or available.
    pub fn state(self) -> State {
        match self {
            Self::Charge => State::Pending,
            Self::Available(_) => State::Available,
        }
    }
}

/// Money goes back to a card. What pays for it must cover it, but for a charge's own money. Where
/// all of it is drawn, the balance stays what it was, whatever that is.
pub fn refund(owner: &AccountId, amount: Positive, source: RefundFrom) -> Postings {
    let from = own(owner, source.state().kind(), amount);
    let back = one("refund", from, world(CardNetwork, amount), amount)?;
    Ok(match source {
        RefundFrom::Charge => vec![back],
        RefundFrom::Available(None) => vec![back.guarded()],
        RefundFrom::Available(Some(drawn)) => {
            let all = drawn == amount;
            let mut postings = prefunding_drawn(owner, drawn)?;
            postings.push(if all { back } else { back.guarded() });
            postings
        }
    })
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
