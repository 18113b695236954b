//! `POST /v1/accounts/:id/unreject`

use domain::account::Account;
use service::accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Takes back the platform's own rejection.
pub async fn unreject(call: Call) -> Result<Answer> {
    let id = call.id("account")?;
    call.finish::<Account>()?;
    let key = call.key();
    call.settle(accounts::unreject(&call.ctx, &call.actor, &id, key).await?)
        .await
}
