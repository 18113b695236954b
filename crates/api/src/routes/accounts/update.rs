//! `POST /v1/accounts/:id`

use domain::{account::Account, id::AccountId};
use service::accounts;

use super::form;
use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Changes an account; what is not named stays.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: AccountId = call.id("account")?;
    let change = form::change(&mut call)?;
    call.finish(Shape::One(Kind::Account))?;
    let wire = |it: &Account| resources::account(it);
    let reply = accounts::update(&call.ctx, &call.actor, &id, &change, call.key()).await?;
    call.settle(reply, wire).await
}
