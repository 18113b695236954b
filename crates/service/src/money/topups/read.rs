//! Finding topups.

use domain::{
    actor::{Actor, Permission},
    id::TopupId,
    ledger::PostingRow,
    list::{Page, PageRequest},
    topup::{Topup, TopupFilter},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// One top-up of the platform.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &TopupId) -> Result<Topup> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::topups::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("topup", id, "id"))
}

/// Top-ups of the platform, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    filter: &TopupFilter,
    page: &PageRequest,
) -> Result<Page<Topup>> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::topups::list(&mut read, &scope, filter, page).await?)
}

/// The postings behind a top-up.
pub async fn postings(ctx: &Ctx, actor: &Actor, id: &TopupId) -> Result<Vec<PostingRow>> {
    let scope = authorize::platform(actor, Permission::ViewLedger)?;
    let mut read = ctx.store.read().await?;
    Ok(store::ledger::postings_of(&mut read, &scope, "topup", id.as_str()).await?)
}
