//! `POST /v1/accounts/:id/external_accounts`

use domain::id::AccountId;
use service::external_accounts::{self, NewExternalAccount};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    resources::ExternalAccount,
    routes::accounts::form,
};

/// Adds a bank account or debit card.
pub async fn create(mut call: Call) -> Result<Answer> {
    let account: AccountId = call.id("account")?;
    let found = form::external_account(&mut call)?;
    let new = NewExternalAccount {
        external_account: found.ok_or_else(|| Problem::missing("external_account"))?,
        default_for_currency: call
            .params
            .boolean("default_for_currency")?
            .unwrap_or_default(),
        metadata: call.params.new_metadata()?,
    };
    call.finish::<ExternalAccount>()?;
    let key = call.key();
    let reply = external_accounts::create(&call.ctx, &call.actor, &account, &new, key).await?;
    call.settle(reply.map(|to| ExternalAccount { to, account }))
        .await
}
