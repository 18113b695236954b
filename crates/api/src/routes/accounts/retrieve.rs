//! `GET /v1/accounts/:id`

use service::accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One account.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("account")?;
    call.finish(Shape::One(Kind::Account))?;
    let account = accounts::retrieve(&call.ctx, &call.actor, &id).await?;
    call.show(resources::account(&account)).await
}
