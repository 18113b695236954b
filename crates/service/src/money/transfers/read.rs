//! Finding transfers.

use domain::{
    actor::{Actor, Permission},
    id::{AccountId, TransferId},
    ledger::PostingRow,
    list::{Page, PageRequest},
    transfer::{Transfer, TransferFilter},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// One transfer of whoever acts: of the platform, or one that pulled funds from the account.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &TransferId) -> Result<Transfer> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::transfers::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("transfer", id, "id"))
}

/// One transfer of the platform, or one that pulled funds from any of its accounts.
pub async fn retrieve_any(ctx: &Ctx, actor: &Actor, id: &TransferId) -> Result<Transfer> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::transfers::find_any(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("transfer", id, "id"))
}

/// Transfers of whoever acts, newest first: what the platform sent, or what it pulled from the
/// account.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    filter: &TransferFilter,
    page: &PageRequest,
) -> Result<Page<Transfer>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::transfers::list(&mut read, &scope, filter, page).await?)
}

/// What the platform sent to `account` and pulled from it, newest first.
pub async fn of_account(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    page: &PageRequest,
) -> Result<Page<Transfer>> {
    let scope = authorize::account(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    Ok(store::transfers::of_account(&mut read, &scope, account, page).await?)
}

/// The postings behind a transfer.
pub async fn postings(ctx: &Ctx, actor: &Actor, id: &TransferId) -> Result<Vec<PostingRow>> {
    let scope = authorize::platform(actor, Permission::ViewLedger)?;
    let mut read = ctx.store.read().await?;
    let found = store::ledger::postings_of(&mut read, &scope, "transfer", id.as_str()).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    // The transfer of a destination charge is written together with its charge.
    let transfer = store::transfers::find(&mut read, &scope, id).await?;
    match transfer.and_then(|transfer| transfer.source_transaction) {
        Some(charge) => {
            Ok(store::ledger::postings_of(&mut read, &scope, "charge", charge.as_str()).await?)
        }
        None => Ok(found),
    }
}
