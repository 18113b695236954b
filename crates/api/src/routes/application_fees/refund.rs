//! `POST /v1/application_fees/:id/refunds`

use domain::id::ApplicationFeeId;
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Gives a collected fee back.
pub async fn refund(mut call: Call) -> Result<Answer> {
    let id: ApplicationFeeId = call.id("application fee")?;
    let amount = call.params.part()?;
    let metadata = call.params.new_metadata()?;
    call.finish(Shape::One(Kind::FeeRefund))?;
    let wire = resources::fee_refund;
    let key = call.key();
    let reply = fees::refund(&call.ctx, &call.actor, &id, amount, &metadata, key).await?;
    call.settle(reply, wire).await
}
