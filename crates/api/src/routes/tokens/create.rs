//! `POST /v1/tokens`

use domain::customer::PaymentMethod;
use service::payment_methods;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    idempotency, resources,
    routes::payment_methods::{fields, read_card},
};

/// Makes a token of a card.
pub async fn create(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    params.unsupported(&["account", "bank_account", "cvc_update", "person", "pii"])?;
    let card = params.hash("card", fields)?;
    let card = card.ok_or_else(|| Problem::missing("card"))?;
    call.finish(Shape::One(Kind::Plain))?;
    let card = read_card(&call, &card).await?;
    let tenant = call.tenant().clone();
    let wire = |it: &PaymentMethod| resources::token(it, &tenant);
    let render = idempotency::render(wire);
    let key = call.key(&render);
    let reply = payment_methods::create_token(&call.ctx, &call.actor, &card, key).await?;
    call.settle(reply, wire).await
}
