//! `POST /v1/payment_methods/:id`

use domain::{customer::PaymentMethod, id::PaymentMethodId};
use service::payment_methods::{self, MethodChange};

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    idempotency, resources,
};

/// Changes who holds a card, and metadata.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: PaymentMethodId = call.id("payment_method")?;
    let params = &mut call.params;
    params.unsupported(&["allow_redisplay", "card"])?;
    let change = params.hash("billing_details", |it| {
        it.unsupported(&["address", "tax_id"])?;
        Ok(MethodChange {
            name: it.change("name")?,
            email: it.change("email")?,
            phone: it.change("phone")?,
            ..MethodChange::default()
        })
    })?;
    let change = MethodChange {
        metadata: params.metadata()?,
        ..change.unwrap_or_default()
    };
    call.finish(Shape::One(Kind::PaymentMethod))?;
    let tenant = call.tenant().clone();
    let wire = |it: &PaymentMethod| resources::payment_method(it, &tenant);
    let render = idempotency::render(wire);
    let key = call.key(&render);
    let reply = payment_methods::update(&call.ctx, &call.actor, &id, &change, key).await?;
    call.settle(reply, wire).await
}
