//! Holding balances until the end of a unit of work.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    actor::Scope,
    id::AccountId,
    ledger::{Funds, LedgerAccount, LedgerKind},
    money::{Currency, Money},
};

use super::known;
use crate::{Result, Write, list::AT_ONCE};

/// What `owner` has available in `currency`, held until the end of the unit of work: until then
/// nobody else changes it.
pub async fn hold_available(
    write: &mut Write,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
) -> Result<i64> {
    hold(write, scope, owner, LedgerKind::Available, currency).await
}

/// What stands on some accounts of the ledger, in minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held(BTreeMap<LedgerAccount, i64>);

impl Held {
    /// What `owner` has in `currency`, as far as it is held: zero where it is not.
    pub fn funds(&self, owner: &AccountId, currency: Currency) -> Funds {
        let of = |kind| {
            let account = LedgerAccount::of(owner, kind, currency);
            Money::new(self.0.get(&account).copied().unwrap_or_default(), currency)
        };
        Funds {
            pending: of(LedgerKind::Pending),
            available: of(LedgerKind::Available),
            set_aside: of(LedgerKind::Prefunding),
        }
    }
}

/// What stands on each of `accounts`, held in the same way.
pub async fn hold_each(
    write: &mut Write,
    scope: &Scope,
    accounts: impl IntoIterator<Item = LedgerAccount>,
) -> Result<Held> {
    let accounts: Vec<LedgerAccount> = accounts.into_iter().collect();
    let each: BTreeSet<&LedgerAccount> = accounts.iter().collect();
    let mut held = Held::default();
    for (account, totals) in known::hold(write, scope, each.into_iter()).await? {
        held.0.insert(account.clone(), totals.balance()?);
    }
    Ok(held)
}

/// Holds all of `accounts` for a unit that is about to post to them, in few statements. Those that
/// are not there yet are opened.
pub async fn open_each(
    write: &mut Write,
    scope: &Scope,
    accounts: &BTreeSet<LedgerAccount>,
) -> Result<()> {
    let accounts: Vec<&LedgerAccount> = accounts.iter().collect();
    for some in accounts.chunks(AT_ONCE) {
        known::hold_or_open(write, scope, some.iter().copied()).await?;
    }
    Ok(())
}

/// What `owner` has set aside for refunds and disputes in `currency`, held in the same way.
pub async fn hold_prefunding(
    write: &mut Write,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
) -> Result<i64> {
    hold(write, scope, owner, LedgerKind::Prefunding, currency).await
}

async fn hold(
    write: &mut Write,
    scope: &Scope,
    owner: &AccountId,
    kind: LedgerKind,
    currency: Currency,
) -> Result<i64> {
    let account = LedgerAccount::of(owner, kind, currency);
    let held = hold_each(write, scope, [account.clone()]).await?;
    Ok(held.0.get(&account).copied().unwrap_or_default())
}
