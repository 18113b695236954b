//! `POST /v1/transfers/:id/reversals/:id`

use domain::{
    id::{ReversalId, TransferId},
    transfer::Reversal,
};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Changes the metadata; nothing else of a reversal can change.
pub async fn update_reversal(mut call: Call) -> Result<Answer> {
    let transfer: TransferId = call.id("transfer")?;
    let id: ReversalId = call.inner_id("transfer reversal")?;
    let metadata = call.params.metadata()?;
    call.finish::<Reversal>()?;
    let (ctx, actor, key) = (&call.ctx, &call.actor, call.key());
    call.settle(transfers::update_reversal(ctx, actor, &transfer, &id, &metadata, key).await?)
        .await
}
