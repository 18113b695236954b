//! Finding keys.

use domain::{
    actor::{Actor, Permission},
    id::KeyId,
    key::Key,
    list::{Page, PageRequest},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// A page of the keys of the actor's platform and mode that were not revoked, newest first.
pub async fn list(ctx: &Ctx, actor: &Actor, request: &PageRequest) -> Result<Page<Key>> {
    let scope = authorize::platform(actor, Permission::ViewKeys)?;
    let mut read = ctx.store.read().await?;
    Ok(store::keys::list(&mut read, &scope, request).await?)
}

/// One of them.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &KeyId) -> Result<Key> {
    let scope = authorize::platform(actor, Permission::ViewKeys)?;
    let mut read = ctx.store.read().await?;
    let found = store::keys::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("key", id, "key"))
}
