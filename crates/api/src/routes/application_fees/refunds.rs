//! `GET /v1/application_fees/:id/refunds`

use domain::id::ApplicationFeeId;
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    list, resources,
};

/// The refunds of a fee, newest first.
pub async fn refunds(mut call: Call) -> Result<Answer> {
    let id: ApplicationFeeId = call.id("application fee")?;
    let request = list::page(&mut call.params)?;
    call.finish(Shape::Many(Kind::FeeRefund))?;
    let page = fees::list_refunds(&call.ctx, &call.actor, &id, &request).await?;
    let url = format!("/v1/application_fees/{id}/refunds");
    call.page(&url, page, |it| resources::fee_refund(&it)).await
}
