//! `GET /v1/refunds`

use domain::refund::{Refund, RefundFilter};
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Refunds, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let filter = RefundFilter {
        payment: params.id("charge", "charge")?,
        intent: params.id("payment_intent", "payment_intent")?,
        created: list::created(params)?,
    };
    call.finish_list::<Refund>()?;
    let page = refunds::list(&call.ctx, &call.actor, &filter, &request).await?;
    call.page("/v1/refunds", page).await
}
