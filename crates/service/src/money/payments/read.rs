//! Finding payments.

use crate::{Ctx, Error, Result, rights::authorize};
use domain::{
    actor::{Actor, Permission},
    balance_transaction::BalanceTransaction,
    id::{AccountId, PaymentId},
    ledger::PostingRow,
    list::{Page, PageRequest},
    payment::{Origin, Payment, PaymentFilter},
};

/// One payment: of any connected account for the platform, of its own for an account.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &PaymentId) -> Result<Payment> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::payments::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("payment", id, "id"))
}

/// Those of several payments that whoever acts received.
pub async fn retrieve_many(ctx: &Ctx, actor: &Actor, ids: &[PaymentId]) -> Result<Vec<Payment>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let mut found = store::payments::find_many(&mut read, &scope, ids).await?;
    found.retain(|it| it.account == *scope.owner());
    Ok(found)
}

/// The payments that `account` received, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    wanted: &PaymentFilter,
    page: &PageRequest,
) -> Result<Page<Payment>> {
    let scope = authorize::account(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    Ok(store::payments::list(&mut read, &scope, account, wanted, page).await?)
}

/// The payments of whoever acts itself, newest first.
pub async fn list_own(
    ctx: &Ctx,
    actor: &Actor,
    wanted: &PaymentFilter,
    page: &PageRequest,
) -> Result<Page<Payment>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::payments::list(&mut read, &scope, scope.owner(), wanted, page).await?)
}

/// The lines of payments that `account` received, in their order; `None` where nothing was
/// captured.
pub async fn lines(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    payments: &[Payment],
) -> Result<Vec<Option<BalanceTransaction>>> {
    let scope = authorize::account(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    let mut found = Vec::with_capacity(payments.len());
    for payment in payments {
        found.push(match &payment.balance_transaction {
            Some(id) => store::balance_transactions::find(&mut read, &scope, id.as_str()).await?,
            None => None,
        });
    }
    Ok(found)
}

/// The postings behind a payment.
pub async fn postings(ctx: &Ctx, actor: &Actor, id: &PaymentId) -> Result<Vec<PostingRow>> {
    let scope = authorize::owner(actor, Permission::ViewLedger)?;
    let payment = retrieve(ctx, actor, id).await?;
    let (kind, source) = match &payment.origin {
        Origin::Recorded { .. } => ("payment", payment.id.as_str()),
        Origin::Card(_) => ("charge", payment.id.as_str()),
        Origin::Transfer { transfer } => ("transfer", transfer.as_str()),
    };
    let mut read = ctx.store.read().await?;
    let found = store::ledger::postings_of(&mut read, &scope, kind, source).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    // The transfer of a destination charge is written together with its charge.
    let charge = match &payment.origin {
        Origin::Transfer { transfer } => store::transfers::find(&mut read, &scope, transfer)
            .await?
            .and_then(|transfer| transfer.source_transaction),
        Origin::Recorded { .. } | Origin::Card(_) => None,
    };
    match charge {
        Some(id) => Ok(store::ledger::postings_of(&mut read, &scope, "charge", id.as_str()).await?),
        None => Ok(found),
    }
}
