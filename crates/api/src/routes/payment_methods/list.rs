//! `GET /v1/payment_methods`

use domain::id::CustomerId;
use service::payment_methods;

use super::only_cards;
use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    list, resources,
};

/// The cards of a customer, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    only_cards(params)?;
    let customer: Option<CustomerId> = params.id("customer", "customer")?;
    let customer = customer.ok_or_else(|| Problem::missing("customer"))?;
    call.finish(Shape::Many(Kind::PaymentMethod))?;
    let page = payment_methods::list(&call.ctx, &call.actor, &customer, &request).await?;
    let tenant = call.tenant().clone();
    call.page("/v1/payment_methods", page, |it| {
        resources::payment_method(&it, &tenant)
    })
    .await
}
