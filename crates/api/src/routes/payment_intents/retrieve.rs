//! `GET /v1/payment_intents/:id`

use domain::intent::Intent;
use service::intents;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One intent.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("payment_intent")?;
    call.finish::<Intent>()?;
    call.show(&intents::retrieve(&call.ctx, &call.actor, &id).await?)
        .await
}
