//! `GET /v1/topups/:id`

use domain::topup::Topup;
use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One top-up.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("topup")?;
    call.finish::<Topup>()?;
    call.show(&topups::retrieve(&call.ctx, &call.actor, &id).await?)
        .await
}
