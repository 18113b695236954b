//! `POST /v1/payouts/:id/reverse`

use domain::{id::PayoutId, payout::Payout};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Takes a payout back; answers with the one that does, below zero.
pub async fn reverse(mut call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    let metadata = call.params.new_metadata()?;
    call.finish::<Payout>()?;
    let key = call.key();
    call.settle(payouts::reverse(&call.ctx, &call.actor, None, &id, &metadata, key).await?)
        .await
}
