//! `GET /v1/accounts/:id/external_accounts/:id`

use domain::id::AccountId;
use service::external_accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    resources::ExternalAccount,
};

/// One bank account or debit card.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let account: AccountId = call.id("account")?;
    call.finish::<ExternalAccount>()?;
    let id = call.inner_text();
    let to = external_accounts::retrieve(&call.ctx, &call.actor, &account, id).await?;
    call.show(&ExternalAccount { to, account }).await
}
