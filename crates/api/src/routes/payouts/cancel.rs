//! `POST /v1/payouts/:id/cancel`

use domain::{id::PayoutId, payout::Payout};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Calls a payout back that has not gone to the bank.
pub async fn cancel(call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    call.finish(Shape::One(Kind::Payout))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Payout| resources::payout(it, &tenant);
    let key = call.key();
    let reply = payouts::cancel(&call.ctx, &call.actor, None, &id, key).await?;
    call.settle(reply, wire).await
}
