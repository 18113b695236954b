//! `GET /v1/customers`

use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    list, resources,
};

/// Customers, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let created = list::created(params)?;
    let email = params.given("email")?;
    call.finish(Shape::Many(Kind::Customer))?;
    let page = customers::list(&call.ctx, &call.actor, email, created, &request).await?;
    let tenant = call.tenant().clone();
    call.page("/v1/customers", page, |it| {
        resources::customer(&it, &tenant)
    })
    .await
}
