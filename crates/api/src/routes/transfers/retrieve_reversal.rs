//! `GET /v1/transfers/:id/reversals/:id`

use domain::{
    id::{ReversalId, TransferId},
    transfer::Reversal,
};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One reversal.
pub async fn retrieve_reversal(call: Call) -> Result<Answer> {
    let transfer: TransferId = call.id("transfer")?;
    let id: ReversalId = call.inner_id("transfer reversal")?;
    call.finish::<Reversal>()?;
    call.show(&transfers::reversal(&call.ctx, &call.actor, Some(&transfer), &id).await?)
        .await
}
