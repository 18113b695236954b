//! `DELETE /v1/accounts/:id`

use domain::id::AccountId;
use service::accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    resources::Deleted,
};

/// Deletes an account.
pub async fn delete(call: Call) -> Result<Answer> {
    let id: AccountId = call.id("account")?;
    call.finish::<Deleted>()?;
    accounts::delete(&call.ctx, &call.actor, &id).await?;
    let gone = Deleted {
        id: id.into(),
        object: "account",
        currency: None,
    };
    call.show(&gone).await
}
