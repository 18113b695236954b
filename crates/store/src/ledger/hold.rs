//! Holding balances until the end of a unit of work.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    actor::Scope,
    id::AccountId,
    ledger::{Funds, LedgerAccount, LedgerKind},
    money::{Currency, Money},
};

use super::{Place, place};
use crate::{Conn, Result, sql};

/// What `owner` has available in `currency`, held until the end of the unit of work: until then
/// nobody else changes it.
pub async fn hold_available(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
) -> Result<i64> {
    hold(conn, scope, owner, LedgerKind::Available, currency).await
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

/// What stands on each of `accounts`, held in the same way and in the order in which postings lock
/// them: units that hold the same ones never wait for each other in a circle.
pub async fn hold_each(
    conn: &mut Conn,
    scope: &Scope,
    accounts: impl IntoIterator<Item = LedgerAccount>,
) -> Result<Held> {
    let accounts: Vec<LedgerAccount> = accounts.into_iter().collect();
    let places: BTreeSet<Place<'_>> = accounts.iter().map(|it| place(scope, it)).collect();
    let mut held = Held::default();
    for (_, account) in places {
        let balance = hold_one(conn, scope, account).await?;
        held.0.insert(account.clone(), balance);
    }
    Ok(held)
}

/// What `owner` has set aside for refunds and disputes in `currency`, held in the same way.
pub async fn hold_prefunding(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
) -> Result<i64> {
    hold(conn, scope, owner, LedgerKind::Prefunding, currency).await
}

async fn hold(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    kind: LedgerKind,
    currency: Currency,
) -> Result<i64> {
    hold_one(conn, scope, &LedgerAccount::of(owner, kind, currency)).await
}

async fn hold_one(conn: &mut Conn, scope: &Scope, account: &LedgerAccount) -> Result<i64> {
    let held: Option<i64> = sql::query_scalar(
        "UPDATE ledger_accounts SET version = version WHERE id = $1 RETURNING credits - debits",
    )
    .bind(account.key(scope.tenant()))
    .fetch_optional(conn)
    .await?;
    Ok(held.unwrap_or_default())
}
