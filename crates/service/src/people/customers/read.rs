//! Finding customers.

use domain::{
    actor::{Actor, Permission},
    customer::Customer,
    id::CustomerId,
    list::{Page, PageRequest, TimeRange},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// One customer of whoever acts; deleted ones too.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &CustomerId) -> Result<Customer> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::customers::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("customer", id, "id"))
}

/// The customers of whoever acts that are not deleted, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    email: Option<String>,
    created: TimeRange,
    page: &PageRequest,
) -> Result<Page<Customer>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::customers::page(&mut read, &scope, email.as_deref(), created, page).await?)
}
