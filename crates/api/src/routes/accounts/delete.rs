//! `DELETE /v1/accounts/:id`

use domain::id::AccountId;
use serde_json::json;
use service::accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
};

/// Deletes an account.
pub async fn delete(call: Call) -> Result<Answer> {
    let id: AccountId = call.id("account")?;
    call.finish(Shape::One(Kind::Plain))?;
    accounts::delete(&call.ctx, &call.actor, &id).await?;
    call.show(json!({ "id": id, "object": "account", "deleted": true }))
        .await
}
