//! `POST /v1/test_helpers/payment_intents/:id/authenticate`

use domain::intent::Intent;
use service::intents::{self, Answered};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
};

/// The customer of an intent that waits for them authenticates, or fails to.
pub async fn authenticate(mut call: Call) -> Result<Answer> {
    let id = call.id("payment_intent")?;
    let names = "succeeded or failed";
    let outcome = call.params.one_of("outcome", Answered::from_name, names)?;
    let outcome = outcome.ok_or_else(|| Problem::missing("outcome"))?;
    call.finish::<Intent>()?;
    let key = call.key();
    let reply = intents::authenticate(&call.ctx, &call.actor, &id, outcome, key).await?;
    call.settle(reply.map(|it| it.intent)).await
}
