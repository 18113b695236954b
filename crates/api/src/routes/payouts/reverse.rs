//! `POST /v1/payouts/:id/reverse`

use domain::{id::PayoutId, payout::Payout};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Takes a payout back; answers with the one that does, below zero.
pub async fn reverse(mut call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    let metadata = call.params.new_metadata()?;
    call.finish(Shape::One(Kind::Payout))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Payout| resources::payout(it, &tenant);
    let key = call.key();
    let reply = payouts::reverse(&call.ctx, &call.actor, None, &id, &metadata, key).await?;
    call.settle(reply, wire).await
}
