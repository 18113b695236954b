//! `GET /v1/refunds/:id`

use domain::id::RefundId;
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    resources,
};

/// One refund.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id: RefundId = call.id("refund")?;
    call.finish(Shape::One(Kind::Refund))?;
    let refund = refunds::retrieve(&call.ctx, &call.actor, &id).await?;
    // Those of connected accounts are seen with the account's header only.
    if refund.account != *call.owner() {
        return Err(Problem::no_such("refund", id.as_str()));
    }
    call.show(resources::refund(&refund)).await
}
