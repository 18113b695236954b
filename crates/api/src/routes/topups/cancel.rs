//! `POST /v1/topups/:id/cancel`

use domain::{id::TopupId, topup::Topup};
use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Calls back a top-up that is still pending.
pub async fn cancel(call: Call) -> Result<Answer> {
    let id: TopupId = call.id("topup")?;
    call.finish(Shape::One(Kind::Topup))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Topup| resources::topup(it, &tenant);
    let reply = topups::cancel(&call.ctx, &call.actor, &id, call.key()).await?;
    call.settle(reply, wire).await
}
