//! `POST /v1/transfers/:id`

use domain::{id::TransferId, transfer::Transfer};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Changes description and metadata; nothing else of a transfer can change.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: TransferId = call.id("transfer")?;
    let description = call.params.change("description")?;
    let metadata = call.params.metadata()?;
    call.finish::<Transfer>()?;
    let key = call.key();
    call.settle(transfers::update(&call.ctx, &call.actor, &id, description, &metadata, key).await?)
        .await
}
