//! `GET /v1/customers/:id`

use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One customer; of a deleted one only that it was there.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("customer")?;
    call.finish(Shape::One(Kind::Customer))?;
    let customer = customers::retrieve(&call.ctx, &call.actor, &id).await?;
    let body = resources::customer(&customer, call.tenant());
    call.show(body).await
}
