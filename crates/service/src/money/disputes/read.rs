//! Finding disputes.

use domain::{
    actor::{Actor, Permission},
    dispute::{Dispute, DisputeFilter},
    id::{AccountId, DisputeId},
    ledger::PostingRow,
    list::{Page, PageRequest},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// One dispute.
pub async fn retrieve(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &DisputeId,
) -> Result<Dispute> {
    let scope = authorize::account_or_owner(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    let found = store::disputes::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("dispute", id, "id"))
}

/// Disputes, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    filter: &DisputeFilter,
    page: &PageRequest,
) -> Result<Page<Dispute>> {
    let scope = authorize::account_or_owner(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    Ok(store::disputes::page(&mut read, &scope, filter, page).await?)
}

/// The postings behind a dispute.
pub async fn postings(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &DisputeId,
) -> Result<Vec<PostingRow>> {
    retrieve(ctx, actor, account, id).await?;
    let scope = authorize::account_or_owner(actor, Permission::ViewLedger, account)?;
    let mut read = ctx.store.read().await?;
    Ok(store::ledger::postings_of(&mut read, &scope, "dispute", id.as_str()).await?)
}
