//! `GET /v1/tributary/payments/:id`

use service::payments;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One payment.
pub async fn retrieve_payment(call: Call) -> Result<Answer> {
    let id = call.id("payment")?;
    call.finish(Shape::One(Kind::RecordedPayment))?;
    let payment = payments::retrieve(&call.ctx, &call.actor, &id).await?;
    let body = resources::recorded_payment(&payment, call.tenant());
    call.show(body).await
}
