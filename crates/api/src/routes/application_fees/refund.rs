//! `POST /v1/application_fees/:id/refunds`

use domain::{id::ApplicationFeeId, payment::FeeRefund};
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Gives a collected fee back.
pub async fn refund(mut call: Call) -> Result<Answer> {
    let id: ApplicationFeeId = call.id("application fee")?;
    let amount = call.params.part()?;
    let metadata = call.params.new_metadata()?;
    call.finish::<FeeRefund>()?;
    let key = call.key();
    call.settle(fees::refund(&call.ctx, &call.actor, &id, amount, &metadata, key).await?)
        .await
}
