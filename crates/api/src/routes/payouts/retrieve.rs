//! `GET /v1/payouts/:id`

use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One payout.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("payout")?;
    call.finish(Shape::One(Kind::Payout))?;
    let payout = payouts::retrieve(&call.ctx, &call.actor, None, &id).await?;
    let body = resources::payout(&payout, call.tenant());
    call.show(body).await
}
