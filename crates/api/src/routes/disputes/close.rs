//! `POST /v1/disputes/:id/close`

use domain::{dispute::Dispute, id::DisputeId};
use service::disputes;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Gives a dispute up: it is lost at once.
pub async fn close(call: Call) -> Result<Answer> {
    let id: DisputeId = call.id("dispute")?;
    call.finish::<Dispute>()?;
    call.settle(disputes::accept(&call.ctx, &call.actor, &id, call.key()).await?)
        .await
}
