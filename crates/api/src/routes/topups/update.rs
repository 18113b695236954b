//! `POST /v1/topups/:id`

use domain::{id::TopupId, topup::Topup};
use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Changes description and metadata.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: TopupId = call.id("topup")?;
    let description = call.params.change("description")?;
    let metadata = call.params.metadata()?;
    call.finish::<Topup>()?;
    let key = call.key();
    call.settle(topups::update(&call.ctx, &call.actor, &id, description, &metadata, key).await?)
        .await
}
