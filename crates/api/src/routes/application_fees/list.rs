//! `GET /v1/application_fees`

use domain::payment::{ApplicationFee, FeeFilter};
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
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
    call.finish_list::<ApplicationFee>()?;
    let page = fees::list(&call.ctx, &call.actor, &filter, &request).await?;
    call.page("/v1/application_fees", page).await
}
