//! `GET /v1/payment_intents/:id`

use service::intents;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One intent.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("payment_intent")?;
    call.finish(Shape::One(Kind::PaymentIntent))?;
    let intent = intents::retrieve(&call.ctx, &call.actor, &id).await?;
    let body = resources::payment_intent(&intent, call.tenant());
    call.show(body).await
}
