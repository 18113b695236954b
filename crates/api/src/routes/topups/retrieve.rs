//! `GET /v1/topups/:id`

use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One top-up.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("topup")?;
    call.finish(Shape::One(Kind::Topup))?;
    let topup = topups::retrieve(&call.ctx, &call.actor, &id).await?;
    let body = resources::topup(&topup, call.tenant());
    call.show(body).await
}
