//! `DELETE /v1/customers/:id`

use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Deletes a customer; its ways to pay are let go.
pub async fn delete(call: Call) -> Result<Answer> {
    let id = call.id("customer")?;
    call.finish(Shape::One(Kind::Plain))?;
    let customer = customers::delete(&call.ctx, &call.actor, &id).await?;
    let body = resources::customer(&customer, call.tenant());
    call.show(body).await
}
