//! `POST /v1/test_helpers/accounts/:id/complete_onboarding`

use domain::account::Account;
use service::simulator;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// The account's owner finishes hosted onboarding, and all that was given is found right.
pub async fn complete_onboarding(call: Call) -> Result<Answer> {
    let id = call.id("account")?;
    call.finish::<Account>()?;
    let key = call.key();
    call.settle(simulator::complete_onboarding(&call.ctx, &call.actor, &id, key).await?)
        .await
}
