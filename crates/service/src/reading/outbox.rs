//! The messages of test mode, shown instead of sent.

use domain::{
    actor::{Actor, Permission},
    list::{Page, PageRequest},
    message::Message,
};

use crate::{Ctx, Error, Result, rights::authorize};

/// A page of what test mode would have sent, newest first. Live mode has no outbox.
pub async fn list(ctx: &Ctx, actor: &Actor, request: &PageRequest) -> Result<Page<Message>> {
    let scope = authorize::platform(actor, Permission::ViewOutbox)?;
    if scope.livemode() {
        return Err(Error::not_found("outbox", "live", "outbox"));
    }
    let mut read = ctx.store.read().await?;
    Ok(store::messages::list(&mut read, &scope, request).await?)
}
