//! `GET /v1/refunds/:id`

use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One refund.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("refund")?;
    call.finish(Shape::One(Kind::Refund))?;
    let refund = refunds::retrieve(&call.ctx, &call.actor, &id).await?;
    call.show(resources::refund(&refund)).await
}
