//! `GET /v1/accounts/:id/external_accounts/:id`

use domain::id::AccountId;
use service::external_accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One bank account or debit card.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let account: AccountId = call.id("account")?;
    call.finish(Shape::One(Kind::ExternalAccount))?;
    let id = call.inner_text();
    let found = external_accounts::retrieve(&call.ctx, &call.actor, &account, id).await?;
    call.show(resources::external_account(&found, &account))
        .await
}
