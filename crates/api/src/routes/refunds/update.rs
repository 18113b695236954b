//! `POST /v1/refunds/:id`

use domain::id::RefundId;
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Changes the metadata; nothing else of a refund can change.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: RefundId = call.id("refund")?;
    let metadata = call.params.metadata()?;
    call.finish(Shape::One(Kind::Refund))?;
    let wire = resources::refund;
    let key = call.key();
    let reply = refunds::update(&call.ctx, &call.actor, &id, &metadata, key).await?;
    call.settle(reply, wire).await
}
