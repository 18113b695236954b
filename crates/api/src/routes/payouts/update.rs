//! `POST /v1/payouts/:id`

use domain::{id::PayoutId, payout::Payout};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Changes the metadata; nothing else of a payout can change.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    let metadata = call.params.metadata()?;
    call.finish::<Payout>()?;
    let key = call.key();
    call.settle(payouts::update(&call.ctx, &call.actor, None, &id, &metadata, key).await?)
        .await
}
