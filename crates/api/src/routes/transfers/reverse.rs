//! `POST /v1/transfers/:id/reversals`

use domain::{
    id::TransferId,
    transfer::{NewReversal, Reversal},
};
use service::transfers;

use crate::{
    call::{Answer, Call},
    error::Result,
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
    call.finish::<Reversal>()?;
    let key = call.key();
    call.settle(transfers::reverse(&call.ctx, &call.actor, &id, &new, key).await?)
        .await
}
