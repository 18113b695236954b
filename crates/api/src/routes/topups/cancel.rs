//! `POST /v1/topups/:id/cancel`

use domain::{id::TopupId, topup::Topup};
use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Calls back a top-up that is still pending.
pub async fn cancel(call: Call) -> Result<Answer> {
    let id: TopupId = call.id("topup")?;
    call.finish::<Topup>()?;
    call.settle(topups::cancel(&call.ctx, &call.actor, &id, call.key()).await?)
        .await
}
