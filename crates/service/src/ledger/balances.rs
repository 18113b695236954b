//! Balances and the lines behind them.

use domain::{
    actor::{Actor, Permission, Scope},
    balance_transaction::{Balance, BalanceTransaction, TransactionFilter},
    id::AccountId,
    list::{Page, PageRequest},
    money::Currency,
    time::Timestamp,
};

use crate::{Ctx, Error, Result, rights::authorize};

/// The balances of whoever acts.
pub async fn get(ctx: &Ctx, actor: &Actor) -> Result<Vec<Balance>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    balances(ctx, &scope).await
}

/// The balances of one account.
pub async fn of_account(ctx: &Ctx, actor: &Actor, id: &AccountId) -> Result<Vec<Balance>> {
    let scope = authorize::account(actor, Permission::ViewMoney, id)?;
    balances(ctx, &scope).await
}

async fn balances(ctx: &Ctx, scope: &Scope) -> Result<Vec<Balance>> {
    let mut read = ctx.store.read().await?;
    Ok(store::ledger::balances(&mut read, scope, scope.owner()).await?)
}

/// The lines of whoever acts, newest first.
pub async fn transactions(
    ctx: &Ctx,
    actor: &Actor,
    filter: &TransactionFilter,
    page: &PageRequest,
) -> Result<Page<BalanceTransaction>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::balance_transactions::list(&mut read, &scope, filter, page).await?)
}

/// One line of whoever acts.
pub async fn transaction(ctx: &Ctx, actor: &Actor, id: &str) -> Result<BalanceTransaction> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::balance_transactions::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("balance transaction", id, "id"))
}

/// One line of one account.
pub async fn transaction_of(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    id: &str,
) -> Result<BalanceTransaction> {
    let scope = authorize::account(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    let found = store::balance_transactions::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("balance transaction", id, "id"))
}

/// When pending money of an account becomes available, and how much then, in minor units; the
/// next twenty dates.
pub async fn upcoming(
    ctx: &Ctx,
    actor: &Actor,
    id: &AccountId,
) -> Result<Vec<(Currency, Timestamp, i64)>> {
    let scope = authorize::account(actor, Permission::ViewMoney, id)?;
    let mut read = ctx.store.read().await?;
    let rows = store::balance_transactions::next_available(&mut read, &scope, id).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(currency, at, net)| Some((currency.parse().ok()?, at, net)))
        .collect())
}
