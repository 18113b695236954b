//! Finding intents.

use domain::{
    actor::{Actor, Permission},
    id::IntentId,
    intent::{Intent, IntentFilter},
    list::{Page, PageRequest},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// One intent of whoever acts.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &IntentId) -> Result<Intent> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::intents::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("payment_intent", id, "id"))
}

/// The intents of whoever acts, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    filter: &IntentFilter,
    page: &PageRequest,
) -> Result<Page<Intent>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::intents::page(&mut read, &scope, filter, page).await?)
}
