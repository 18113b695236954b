//! `POST /v1/tributary/prefunding` and `POST /v1/tributary/prefunding/withdraw`

use service::prefunding::{self, Prefunding};

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Sets funds of the simulated bank aside for refunds and disputes.
pub async fn add_prefunding(mut call: Call) -> Result<Answer> {
    let amount = call.params.amount()?;
    call.finish::<Prefunding>()?;
    call.settle(prefunding::add(&call.ctx, &call.actor, amount, call.key()).await?)
        .await
}

/// Sends funds that were set aside back to the simulated bank.
pub async fn withdraw_prefunding(mut call: Call) -> Result<Answer> {
    let amount = call.params.amount()?;
    call.finish::<Prefunding>()?;
    call.settle(prefunding::withdraw(&call.ctx, &call.actor, amount, call.key()).await?)
        .await
}
