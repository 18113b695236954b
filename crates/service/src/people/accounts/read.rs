//! Finding accounts.

use domain::{
    account::{Account, AccountFilter, AccountOrder, AccountRow, AccountTotals, StatusCounts},
    actor::{Actor, Permission},
    balance_transaction::Balance,
    id::AccountId,
    list::{Page, PageRequest, TimeRange},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// One account: connected to the actor's platform, or the platform's own.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &AccountId) -> Result<Account> {
    let scope = authorize::account(actor, Permission::ViewAccounts, id)?;
    let mut read = ctx.store.read().await?;
    let found = store::accounts::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("account", id, "account"))
}

/// Several of the platform's accounts at once; ids that are not its own are left out.
pub async fn retrieve_many(ctx: &Ctx, actor: &Actor, ids: &[AccountId]) -> Result<Vec<Account>> {
    let scope = authorize::platform(actor, Permission::ViewAccounts)?;
    let mut read = ctx.store.read().await?;
    Ok(store::accounts::find_many(&mut read, &scope, ids).await?)
}

/// The account that acts: the one a key acts for or a person signed in for, else the platform.
pub async fn current(ctx: &Ctx, actor: &Actor) -> Result<Account> {
    let scope = authorize::owner(actor, Permission::ViewAccounts)?;
    let mut read = ctx.store.read().await?;
    let found = store::accounts::find(&mut read, &scope, scope.owner()).await?;
    found.ok_or_else(|| Error::not_found("account", scope.owner(), "account"))
}

/// Whole accounts, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    created: TimeRange,
    page: &PageRequest,
) -> Result<Page<Account>> {
    let scope = authorize::platform(actor, Permission::ViewAccounts)?;
    let mut read = ctx.store.read().await?;
    Ok(store::accounts::api_page(&mut read, &scope, created, page).await?)
}

/// Rows of the list of accounts that match a filter. Amounts order accounts of one currency only.
pub async fn search(
    ctx: &Ctx,
    actor: &Actor,
    filter: &AccountFilter,
    order: AccountOrder,
    page: &PageRequest,
) -> Result<Page<AccountRow>> {
    let scope = authorize::platform(actor, Permission::ViewAccounts)?;
    if order.sort.needs_currency() && filter.currency.is_none() {
        let message = "Amounts in different currencies cannot be compared. Choose a currency.";
        return Err(Error::invalid("currency", "parameter_missing", message));
    }
    let mut read = ctx.store.read().await?;
    Ok(store::accounts::page(&mut read, &scope, filter, order, page).await?)
}

/// How many accounts match a filter, in all and per status.
pub async fn counts(ctx: &Ctx, actor: &Actor, filter: &AccountFilter) -> Result<StatusCounts> {
    let scope = authorize::platform(actor, Permission::ViewAccounts)?;
    let mut read = ctx.store.read().await?;
    Ok(store::accounts::counts(&mut read, &scope, filter).await?)
}

/// An account with its balances and figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The account.
    pub account: Account,
    /// One per currency in which it ever had money.
    pub balances: Vec<Balance>,
    /// Figures over its life.
    pub totals: AccountTotals,
}

/// Everything that the head of an account's page shows.
pub async fn overview(ctx: &Ctx, actor: &Actor, id: &AccountId) -> Result<Overview> {
    let scope = authorize::account(actor, Permission::ViewAccounts, id)?;
    let mut read = ctx.store.read().await?;
    let account = store::accounts::find(&mut read, &scope, id)
        .await?
        .ok_or_else(|| Error::not_found("account", id, "account"))?;
    let balances = store::ledger::balances(&mut read, &scope, id).await?;
    let totals = store::accounts::totals(&mut read, &scope, &account).await?;
    Ok(Overview {
        account,
        balances,
        totals,
    })
}

/// The names of several accounts at once; ids that are not the platform's are left out.
pub async fn names(
    ctx: &Ctx,
    actor: &Actor,
    ids: &[AccountId],
) -> Result<Vec<(AccountId, String)>> {
    let accounts = retrieve_many(ctx, actor, ids).await?;
    Ok(accounts
        .into_iter()
        .map(|account| (account.id.clone(), account.label()))
        .collect())
}
