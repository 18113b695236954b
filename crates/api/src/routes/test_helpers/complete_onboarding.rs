//! `POST /v1/test_helpers/accounts/:id/complete_onboarding`

use domain::account::Account;
use service::simulator;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// The account's owner finishes hosted onboarding, and all that was given is found right.
pub async fn complete_onboarding(call: Call) -> Result<Answer> {
    let id = call.id("account")?;
    call.finish(Shape::One(Kind::Account))?;
    let wire = |it: &Account| resources::account(it);
    let key = call.key();
    let reply = simulator::complete_onboarding(&call.ctx, &call.actor, &id, key).await?;
    call.settle(reply, wire).await
}
