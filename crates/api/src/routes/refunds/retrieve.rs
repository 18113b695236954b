//! `GET /v1/refunds/:id`

use domain::{id::RefundId, refund::Refund};
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
};

/// One refund.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id: RefundId = call.id("refund")?;
    call.finish::<Refund>()?;
    let refund = refunds::retrieve(&call.ctx, &call.actor, &id).await?;
    // Those of connected accounts are seen with the account's header only.
    if refund.account != *call.owner() {
        return Err(Problem::no_such("refund", id.as_str()));
    }
    call.show(&refund).await
}
