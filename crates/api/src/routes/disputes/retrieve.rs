//! `GET /v1/disputes/:id`

use domain::dispute::Dispute;
use service::disputes;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One dispute.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("dispute")?;
    call.finish::<Dispute>()?;
    call.show(&disputes::retrieve(&call.ctx, &call.actor, None, &id).await?)
        .await
}
