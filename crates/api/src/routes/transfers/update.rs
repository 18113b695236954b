//! `POST /v1/transfers/:id`

use domain::{id::TransferId, transfer::Transfer};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Changes description and metadata; nothing else of a transfer can change.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: TransferId = call.id("transfer")?;
    let description = call.params.change("description")?;
    let metadata = call.params.metadata()?;
    call.finish(Shape::One(Kind::Transfer))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Transfer| resources::transfer(it, &tenant);
    let key = call.key();
    let reply = transfers::update(&call.ctx, &call.actor, &id, description, &metadata, key).await?;
    call.settle(reply, wire).await
}
