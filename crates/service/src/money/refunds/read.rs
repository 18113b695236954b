//! Finding refunds.

use domain::{
    actor::{Actor, Permission},
    id::RefundId,
    list::{Page, PageRequest},
    refund::{Refund, RefundFilter},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// One refund: of any connected account for the platform, of its own for an account.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &RefundId) -> Result<Refund> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::refunds::find_any(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("refund", id, "id"))
}

/// The refunds of whoever acts, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    filter: &RefundFilter,
    page: &PageRequest,
) -> Result<Page<Refund>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::refunds::page(&mut read, &scope, filter, page).await?)
}
