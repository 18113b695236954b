//! `GET /v1/disputes`

use domain::dispute::{Dispute, DisputeFilter};
use service::disputes;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Disputes, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let filter = DisputeFilter {
        payment: params.id("charge", "charge")?,
        intent: params.id("payment_intent", "payment_intent")?,
        created: list::created(params)?,
    };
    call.finish_list::<Dispute>()?;
    let page = disputes::list(&call.ctx, &call.actor, None, &filter, &request).await?;
    call.page("/v1/disputes", page).await
}
