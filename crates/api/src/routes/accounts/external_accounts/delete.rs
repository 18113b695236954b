//! `DELETE /v1/accounts/:id/external_accounts/:id`

use domain::id::AccountId;
use service::external_accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    resources::Deleted,
};

/// Takes a bank account or debit card away.
pub async fn delete(call: Call) -> Result<Answer> {
    let account: AccountId = call.id("account")?;
    call.finish::<Deleted>()?;
    let id = call.inner_text();
    let gone = external_accounts::delete(&call.ctx, &call.actor, &account, id).await?;
    let gone = Deleted {
        id: gone.id().to_owned(),
        object: gone.kind().name(),
        currency: Some(gone.currency().code()),
    };
    call.show(&gone).await
}
