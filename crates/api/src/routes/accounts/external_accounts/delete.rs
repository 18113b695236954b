//! `DELETE /v1/accounts/:id/external_accounts/:id`

use domain::id::AccountId;
use serde_json::json;
use service::external_accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
};

/// Takes a bank account or debit card away.
pub async fn delete(call: Call) -> Result<Answer> {
    let account: AccountId = call.id("account")?;
    call.finish(Shape::One(Kind::Plain))?;
    let id = call.inner_text();
    let gone = external_accounts::delete(&call.ctx, &call.actor, &account, id).await?;
    let body = json!({
        "id": gone.id(),
        "object": gone.kind().name(),
        "currency": gone.currency(),
        "deleted": true,
    });
    call.show(body).await
}
