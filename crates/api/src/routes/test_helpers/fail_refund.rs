//! `POST /v1/test_helpers/refunds/:id/fail`

use domain::{id::RefundId, refund::Refund};
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// The card's bank could not take a refund: its money comes back.
pub async fn fail_refund(mut call: Call) -> Result<Answer> {
    let id: RefundId = call.id("refund")?;
    let reason = call.params.given("failure_reason")?;
    call.finish::<Refund>()?;
    let reason = reason.as_deref().unwrap_or("unknown");
    let key = call.key();
    call.settle(refunds::fail(&call.ctx, &call.actor, &id, reason, key).await?)
        .await
}
