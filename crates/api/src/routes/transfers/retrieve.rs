//! `GET /v1/transfers/:id`

use domain::transfer::Transfer;
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One transfer.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("transfer")?;
    call.finish::<Transfer>()?;
    call.show(&transfers::retrieve(&call.ctx, &call.actor, &id).await?)
        .await
}
