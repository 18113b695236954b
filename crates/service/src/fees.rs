//! Fees that the platform collected.

use domain::{
    actor::{Actor, Permission},
    id::{AccountId, ApplicationFeeId},
    list::{Page, PageRequest},
    payment::ApplicationFee,
};

use crate::{Ctx, Error, Result, authorize};

/// The fees collected from `account`, newest first. The platform's own business: the account sees
/// them on its payments.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    page: &PageRequest,
) -> Result<Page<ApplicationFee>> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    if store::accounts::find(&mut read, &scope, account)
        .await?
        .is_none()
    {
        return Err(Error::not_found("account", account, "account"));
    }
    Ok(store::fees::list(&mut read, &scope, account, page).await?)
}

/// One collected fee.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &ApplicationFeeId) -> Result<ApplicationFee> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::fees::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("application fee", id, "id"))
}
