//! `GET /v1/accounts`

use domain::account::Account;
use service::accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Connected accounts, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let request = list::page(&mut call.params)?;
    let created = list::created(&mut call.params)?;
    call.finish_list::<Account>()?;
    let page = accounts::list(&call.ctx, &call.actor, created, &request).await?;
    call.page("/v1/accounts", page).await
}
