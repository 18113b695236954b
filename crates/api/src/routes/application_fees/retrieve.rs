//! `GET /v1/application_fees/:id`

use domain::payment::ApplicationFee;
use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One fee.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("application fee")?;
    call.finish::<ApplicationFee>()?;
    call.show(&fees::retrieve(&call.ctx, &call.actor, &id).await?)
        .await
}
