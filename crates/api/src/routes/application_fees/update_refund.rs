//! `POST /v1/application_fees/:id/refunds/:id`

use domain::{
    id::{ApplicationFeeId, FeeRefundId},
    payment::FeeRefund,
};
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Changes the metadata; nothing else of a refund of a fee can change.
pub async fn update_refund(mut call: Call) -> Result<Answer> {
    let fee: ApplicationFeeId = call.id("application fee")?;
    let id: FeeRefundId = call.inner_id("fee refund")?;
    let metadata = call.params.metadata()?;
    call.finish::<FeeRefund>()?;
    let (ctx, actor, key) = (&call.ctx, &call.actor, call.key());
    call.settle(fees::update_refund(ctx, actor, &fee, &id, &metadata, key).await?)
        .await
}
