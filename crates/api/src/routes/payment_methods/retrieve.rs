//! `GET /v1/payment_methods/:id`

use service::payment_methods;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One card.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("payment_method")?;
    call.finish(Shape::One(Kind::PaymentMethod))?;
    let method = payment_methods::retrieve(&call.ctx, &call.actor, &id).await?;
    let body = resources::payment_method(&method, call.tenant());
    call.show(body).await
}
