//! `GET /v1/charges/:id/refunds`

use domain::{
    id::PaymentId,
    refund::{Refund, RefundFilter},
};
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// The refunds of a charge, newest first.
pub async fn refunds(mut call: Call) -> Result<Answer> {
    let id: PaymentId = call.id("charge")?;
    let request = list::page(&mut call.params)?;
    call.finish_list::<Refund>()?;
    super::own(&call, &id).await?;
    let url = format!("/v1/charges/{id}/refunds");
    let filter = RefundFilter {
        payment: Some(id),
        ..RefundFilter::default()
    };
    let page = refunds::list(&call.ctx, &call.actor, &filter, &request).await?;
    call.page(&url, page).await
}
