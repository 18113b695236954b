//! `POST /v1/topups`

use domain::topup::{NewTopup, Topup};
use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Adds funds.
pub async fn create(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    params.unsupported(&["payment_method"])?;
    let new = NewTopup {
        amount: params.amount()?,
        source: params.optional("source")?,
        description: params.optional("description")?,
        statement_descriptor: params.optional("statement_descriptor")?,
        transfer_group: params.optional("transfer_group")?,
        metadata: params.new_metadata()?,
    };
    call.finish::<Topup>()?;
    call.settle(topups::create(&call.ctx, &call.actor, &new, call.key()).await?)
        .await
}
