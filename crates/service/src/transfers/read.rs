//! Finding transfers.

use domain::{
    actor::{Actor, Permission},
    id::TransferId,
    ledger::PostingRow,
    list::{Page, PageRequest},
    transfer::{Transfer, TransferFilter},
};

use crate::{Ctx, Error, Result, authorize};

/// One transfer of the platform.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &TransferId) -> Result<Transfer> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::transfers::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("transfer", id, "id"))
}

/// Transfers of the platform, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    filter: &TransferFilter,
    page: &PageRequest,
) -> Result<Page<Transfer>> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::transfers::list(&mut read, &scope, filter, page).await?)
}

/// The postings behind a transfer.
pub async fn postings(ctx: &Ctx, actor: &Actor, id: &TransferId) -> Result<Vec<PostingRow>> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::ledger::postings_of(&mut read, &scope, "transfer", id.as_str()).await?)
}
