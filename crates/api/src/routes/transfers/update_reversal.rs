//! `POST /v1/transfers/:id/reversals/:id`

use domain::id::{ReversalId, TransferId};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Changes the metadata; nothing else of a reversal can change.
pub async fn update_reversal(mut call: Call) -> Result<Answer> {
    let transfer: TransferId = call.id("transfer")?;
    let id: ReversalId = call.inner_id("transfer reversal")?;
    let metadata = call.params.metadata()?;
    call.finish(Shape::One(Kind::TransferReversal))?;
    let wire = resources::transfer_reversal;
    let (ctx, actor, key) = (&call.ctx, &call.actor, call.key());
    let reply = transfers::update_reversal(ctx, actor, &transfer, &id, &metadata, key).await?;
    call.settle(reply, wire).await
}
