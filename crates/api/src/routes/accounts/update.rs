//! `POST /v1/accounts/:id`

use domain::{account::Account, id::AccountId};
use service::accounts;

use super::form;
use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Changes an account; what is not named stays.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: AccountId = call.id("account")?;
    let change = form::change(&mut call)?;
    call.finish::<Account>()?;
    call.settle(accounts::update(&call.ctx, &call.actor, &id, &change, call.key()).await?)
        .await
}
