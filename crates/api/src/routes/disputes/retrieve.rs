//! `GET /v1/disputes/:id`

use service::disputes;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One dispute.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("dispute")?;
    call.finish(Shape::One(Kind::Dispute))?;
    let dispute = disputes::retrieve(&call.ctx, &call.actor, None, &id).await?;
    let body = resources::dispute(&dispute, call.tenant());
    call.show(body).await
}
