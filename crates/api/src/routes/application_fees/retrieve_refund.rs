//! `GET /v1/application_fees/:id/refunds/:id`

use domain::{
    id::{ApplicationFeeId, FeeRefundId},
    payment::FeeRefund,
};
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One refund of a fee.
pub async fn retrieve_refund(call: Call) -> Result<Answer> {
    let fee: ApplicationFeeId = call.id("application fee")?;
    let id: FeeRefundId = call.inner_id("fee refund")?;
    call.finish::<FeeRefund>()?;
    call.show(&fees::retrieve_refund(&call.ctx, &call.actor, Some(&fee), &id).await?)
        .await
}
