//! `GET /v1/accounts/:id`

use domain::account::Account;
use service::accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One account.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("account")?;
    call.finish::<Account>()?;
    call.show(&accounts::retrieve(&call.ctx, &call.actor, &id).await?)
        .await
}
