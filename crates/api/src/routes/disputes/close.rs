//! `POST /v1/disputes/:id/close`

use domain::{dispute::Dispute, id::DisputeId};
use service::disputes;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Gives a dispute up: it is lost at once.
pub async fn close(call: Call) -> Result<Answer> {
    let id: DisputeId = call.id("dispute")?;
    call.finish(Shape::One(Kind::Dispute))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Dispute| resources::dispute(it, &tenant);
    let reply = disputes::accept(&call.ctx, &call.actor, &id, call.key()).await?;
    call.settle(reply, wire).await
}
