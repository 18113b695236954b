//! Reading events.

use domain::{
    actor::{Actor, Permission},
    event::{Event, EventFilter},
    list::{Page, PageRequest},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// Events of whoever acts, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    filter: &EventFilter,
    page: &PageRequest,
) -> Result<Page<Event>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::events::list(&mut read, &scope, filter, page).await?)
}

/// The events about one object of the platform, oldest first.
pub async fn of(ctx: &Ctx, actor: &Actor, subject: &str) -> Result<Vec<Event>> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::events::of_subject(&mut read, &scope, subject).await?)
}

/// One event of whoever acts.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Event> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::events::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("event", id, "id"))
}
