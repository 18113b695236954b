//! `POST /v1/payouts/:id`

use domain::{id::PayoutId, payout::Payout};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Changes the metadata; nothing else of a payout can change.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    let metadata = call.params.metadata()?;
    call.finish(Shape::One(Kind::Payout))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Payout| resources::payout(it, &tenant);
    let key = call.key();
    let reply = payouts::update(&call.ctx, &call.actor, None, &id, &metadata, key).await?;
    call.settle(reply, wire).await
}
