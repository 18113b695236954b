//! `POST /v1/refunds/:id/cancel`

use domain::id::RefundId;
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Calls off a refund that waits for funds.
pub async fn cancel(call: Call) -> Result<Answer> {
    let id: RefundId = call.id("refund")?;
    call.finish(Shape::One(Kind::Refund))?;
    let wire = resources::refund;
    let reply = refunds::cancel(&call.ctx, &call.actor, &id, call.key()).await?;
    call.settle(reply, wire).await
}
