//! `POST /v1/payouts/:id/reverse`

use domain::{id::PayoutId, payout::Payout};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    idempotency, resources,
};

/// Takes a payout back; answers with the one that does, below zero.
pub async fn reverse(mut call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    let metadata = call.params.new_metadata()?;
    call.finish(Shape::One(Kind::Payout))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Payout| resources::payout(it, &tenant);
    let render = idempotency::render(wire);
    let key = call.key(&render);
    let reply = payouts::reverse(&call.ctx, &call.actor, None, &id, &metadata, key).await?;
    call.settle(reply, wire).await
}
