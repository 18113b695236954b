//! `POST /v1/refunds/:id/cancel`

use domain::{id::RefundId, refund::Refund};
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Calls off a refund that waits for funds.
pub async fn cancel(call: Call) -> Result<Answer> {
    let id: RefundId = call.id("refund")?;
    call.finish::<Refund>()?;
    call.settle(refunds::cancel(&call.ctx, &call.actor, &id, call.key()).await?)
        .await
}
