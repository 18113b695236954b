//! `GET /v1/account`

use domain::account::Account;
use service::accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// The current account.
pub async fn retrieve(call: Call) -> Result<Answer> {
    call.finish::<Account>()?;
    call.show(&accounts::current(&call.ctx, &call.actor).await?)
        .await
}
