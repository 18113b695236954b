//! `GET /v1/account`

use service::accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// The current account.
pub async fn retrieve(call: Call) -> Result<Answer> {
    call.finish(Shape::One(Kind::Account))?;
    let account = accounts::current(&call.ctx, &call.actor).await?;
    call.show(resources::account(&account)).await
}
