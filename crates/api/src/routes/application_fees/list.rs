//! `GET /v1/application_fees`

use domain::payment::FeeFilter;
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    list, resources,
};

/// Fees that the platform collected, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let filter = FeeFilter {
        account: None,
        payment: params.id("charge", "charge")?,
        created: list::created(params)?,
    };
    call.finish(Shape::Many(Kind::ApplicationFee))?;
    let page = fees::list(&call.ctx, &call.actor, &filter, &request).await?;
    let tenant = call.tenant().clone();
    let wire = |it| resources::application_fee(&it, &tenant);
    call.page("/v1/application_fees", page, wire).await
}
