//! `GET /v1/payouts/:id`

use domain::payout::Payout;
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One payout.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("payout")?;
    call.finish::<Payout>()?;
    call.show(&payouts::retrieve(&call.ctx, &call.actor, None, &id).await?)
        .await
}
