//! `GET /v1/transfers/:id`

use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One transfer.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("transfer")?;
    call.finish(Shape::One(Kind::Transfer))?;
    let transfer = transfers::retrieve(&call.ctx, &call.actor, &id).await?;
    let body = resources::transfer(&transfer, call.tenant());
    call.show(body).await
}
