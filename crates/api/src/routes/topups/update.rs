//! `POST /v1/topups/:id`

use domain::{id::TopupId, topup::Topup};
use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Changes description and metadata.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: TopupId = call.id("topup")?;
    let description = call.params.change("description")?;
    let metadata = call.params.metadata()?;
    call.finish(Shape::One(Kind::Topup))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Topup| resources::topup(it, &tenant);
    let key = call.key();
    let reply = topups::update(&call.ctx, &call.actor, &id, description, &metadata, key).await?;
    call.settle(reply, wire).await
}
