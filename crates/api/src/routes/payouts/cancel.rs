//! `POST /v1/payouts/:id/cancel`

use domain::{id::PayoutId, payout::Payout};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Calls a payout back that has not gone to the bank.
pub async fn cancel(call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    call.finish::<Payout>()?;
    let key = call.key();
    call.settle(payouts::cancel(&call.ctx, &call.actor, None, &id, key).await?)
        .await
}
