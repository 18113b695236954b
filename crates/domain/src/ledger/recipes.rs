//! From a business event to its postings: the only place where postings are made.
//!
//! Each recipe is drawn as T-accounts in `docs/LEDGER.md`, which a test renders from here.

use super::{LedgerAccount, LedgerKind::*, Posting, PostingError};
use crate::{
    id::AccountId,
    money::{Money, Positive},
};

/// Funds that a platform added to its balance arrive from its bank.
pub fn topup(platform: &AccountId, amount: Positive) -> Result<Vec<Posting>, PostingError> {
    let currency = amount.currency();
    Ok(vec![Posting::new(
        "topup",
        LedgerAccount::world(ClearingBank, currency),
        LedgerAccount::of(platform, Available, currency),
        amount,
    )?])
}

/// A platform sends available funds to a connected account, where they are available at once.
pub fn transfer(
    platform: &AccountId,
    destination: &AccountId,
    amount: Positive,
) -> Result<Vec<Posting>, PostingError> {
    let currency = amount.currency();
    Ok(vec![Posting::new(
        "transfer",
        LedgerAccount::of(platform, Available, currency),
        LedgerAccount::of(destination, Available, currency),
        amount,
    )?])
}

/// A payment that was made elsewhere: the account earns `gross`, of which the platform keeps
/// `fee`. Money that is past its settlement date goes straight to available.
pub fn payment(
    platform: &AccountId,
    account: &AccountId,
    gross: Positive,
    fee: Money,
    settled: bool,
) -> Result<Vec<Posting>, PostingError> {
    let currency = gross.currency();
    let state = if settled { Available } else { Pending };
    let earned = LedgerAccount::of(account, state, currency);
    let mut postings = vec![Posting::new(
        "payment",
        LedgerAccount::world(CardNetwork, currency),
        earned.clone(),
        gross,
    )?];
    if let Ok(fee) = Positive::new(fee) {
        let collected = LedgerAccount::of(platform, state, currency);
        postings.push(Posting::new("application_fee", earned, collected, fee)?);
    }
    Ok(postings)
}

/// Pending money of one balance transaction reaches its date.
pub fn settlement(owner: &AccountId, net: Positive) -> Result<Vec<Posting>, PostingError> {
    let currency = net.currency();
    Ok(vec![Posting::new(
        "settlement",
        LedgerAccount::of(owner, Pending, currency),
        LedgerAccount::of(owner, Available, currency),
        net,
    )?])
}
