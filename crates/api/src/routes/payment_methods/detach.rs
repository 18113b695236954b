//! `POST /v1/payment_methods/:id/detach`

use domain::{customer::PaymentMethod, id::PaymentMethodId};
use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Takes a card from its customer.
pub async fn detach(call: Call) -> Result<Answer> {
    let id: PaymentMethodId = call.id("payment_method")?;
    call.finish(Shape::One(Kind::PaymentMethod))?;
    let tenant = call.tenant().clone();
    let wire = |it: &PaymentMethod| resources::payment_method(it, &tenant);
    let reply = customers::detach(&call.ctx, &call.actor, &id, call.key()).await?;
    call.settle(reply, wire).await
}
