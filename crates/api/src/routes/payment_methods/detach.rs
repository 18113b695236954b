//! `POST /v1/payment_methods/:id/detach`

use domain::{customer::PaymentMethod, id::PaymentMethodId};
use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    idempotency, resources,
};

/// Takes a card from its customer.
pub async fn detach(call: Call) -> Result<Answer> {
    let id: PaymentMethodId = call.id("payment_method")?;
    call.finish(Shape::One(Kind::PaymentMethod))?;
    let tenant = call.tenant().clone();
    let wire = |it: &PaymentMethod| resources::payment_method(it, &tenant);
    let render = idempotency::render(wire);
    let reply = customers::detach(&call.ctx, &call.actor, &id, call.key(&render)).await?;
    call.settle(reply, wire).await
}
