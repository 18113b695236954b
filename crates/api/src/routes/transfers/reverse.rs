//! `POST /v1/transfers/:id/reversals`

use domain::{id::TransferId, transfer::NewReversal};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Takes a transfer back.
pub async fn reverse(mut call: Call) -> Result<Answer> {
    let id: TransferId = call.id("transfer")?;
    let params = &mut call.params;
    let new = NewReversal {
        amount: params.part()?,
        refund_application_fee: params
            .boolean("refund_application_fee")?
            .unwrap_or_default(),
        description: params.optional("description")?,
        metadata: params.new_metadata()?,
    };
    call.finish(Shape::One(Kind::TransferReversal))?;
    let wire = resources::transfer_reversal;
    let key = call.key();
    let reply = transfers::reverse(&call.ctx, &call.actor, &id, &new, key).await?;
    call.settle(reply, wire).await
}
