//! Holding balances until the end of a unit of work.

use domain::{
    actor::Scope,
    id::AccountId,
    ledger::{LedgerAccount, LedgerKind},
    money::Currency,
};

use crate::{Conn, Result};

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

/// What an owner has, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Funds {
    /// Not settled yet.
    pub pending: i64,
    /// What can be moved now.
    pub available: i64,
}

/// What `owner` has in `currency`, pending and available, held in the same way and in the order in
/// which postings lock their accounts.
pub async fn hold_funds(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
) -> Result<Funds> {
    Ok(Funds {
        pending: hold(conn, scope, owner, LedgerKind::Pending, currency).await?,
        available: hold(conn, scope, owner, LedgerKind::Available, currency).await?,
    })
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
    let account = LedgerAccount::of(owner, kind, currency);
    let held: Option<i64> = sqlx::query_scalar(
        "UPDATE ledger_accounts SET version = version WHERE id = $1 RETURNING credits - debits",
    )
    .bind(account.key(scope.tenant()))
    .fetch_optional(conn)
    .await?;
    Ok(held.unwrap_or_default())
}
