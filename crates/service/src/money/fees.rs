//! Fees that the platform collected.

mod give_back;
mod of_fee;
mod refund;

pub use of_fee::refund_fee;
pub use refund::{list_refunds, newest_refunds, refund, retrieve_refund, update_refund};

pub(crate) use give_back::give_back;

use domain::{
    actor::{Actor, Permission},
    id::ApplicationFeeId,
    list::{Page, PageRequest},
    payment::{ApplicationFee, FeeFilter},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// Fees that the platform collected, newest first. The platform's own business: accounts see them
/// on their payments.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    filter: &FeeFilter,
    page: &PageRequest,
) -> Result<Page<ApplicationFee>> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    if let Some(account) = &filter.account {
        let found = store::accounts::find(&mut read, &scope, account).await?;
        found.ok_or_else(|| Error::not_found("account", account, "account"))?;
    }
    Ok(store::fees::list(&mut read, &scope, filter, page).await?)
}

/// One collected fee.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &ApplicationFeeId) -> Result<ApplicationFee> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::fees::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("application fee", id, "id"))
}
