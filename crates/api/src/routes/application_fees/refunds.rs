//! `GET /v1/application_fees/:id/refunds`

use domain::{id::ApplicationFeeId, payment::FeeRefund};
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// The refunds of a fee, newest first.
pub async fn refunds(mut call: Call) -> Result<Answer> {
    let id: ApplicationFeeId = call.id("application fee")?;
    let request = list::page(&mut call.params)?;
    call.finish_list::<FeeRefund>()?;
    let page = fees::list_refunds(&call.ctx, &call.actor, &id, &request).await?;
    let url = format!("/v1/application_fees/{id}/refunds");
    call.page(&url, page).await
}
