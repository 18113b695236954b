//! `GET /v1/transfers/:id/reversals/:id`

use domain::id::{ReversalId, TransferId};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One reversal.
pub async fn retrieve_reversal(call: Call) -> Result<Answer> {
    let transfer: TransferId = call.id("transfer")?;
    let id: ReversalId = call.inner_id("transfer reversal")?;
    call.finish(Shape::One(Kind::TransferReversal))?;
    let found = transfers::reversal(&call.ctx, &call.actor, Some(&transfer), &id).await?;
    call.show(resources::transfer_reversal(&found)).await
}
