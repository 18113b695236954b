//! `POST /v1/test_helpers/refunds/:id/fail`

use domain::id::RefundId;
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// The card's bank could not take a refund: its money comes back.
pub async fn fail_refund(mut call: Call) -> Result<Answer> {
    let id: RefundId = call.id("refund")?;
    let reason = call.params.given("failure_reason")?;
    call.finish(Shape::One(Kind::Refund))?;
    let reason = reason.as_deref().unwrap_or("unknown");
    let wire = resources::refund;
    let key = call.key();
    let reply = refunds::fail(&call.ctx, &call.actor, &id, reason, key).await?;
    call.settle(reply, wire).await
}
