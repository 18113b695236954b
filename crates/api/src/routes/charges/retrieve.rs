//! `GET /v1/charges/:id`

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One payment.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("charge")?;
    call.finish(Shape::One(Kind::Charge))?;
    let payment = super::own(&call, &id).await?;
    let body = resources::charge(&payment, call.tenant());
    call.show(body).await
}
