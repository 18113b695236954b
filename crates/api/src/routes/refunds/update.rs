//! `POST /v1/refunds/:id`

use domain::{id::RefundId, refund::Refund};
use service::refunds;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Changes the metadata; nothing else of a refund can change.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: RefundId = call.id("refund")?;
    let metadata = call.params.metadata()?;
    call.finish::<Refund>()?;
    let key = call.key();
    call.settle(refunds::update(&call.ctx, &call.actor, &id, &metadata, key).await?)
        .await
}
