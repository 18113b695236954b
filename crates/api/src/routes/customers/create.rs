//! `POST /v1/customers`

use domain::customer::Customer;
use service::customers;

use super::change;
use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Makes a customer.
pub async fn create(mut call: Call) -> Result<Answer> {
    let mut new = change(&mut call.params)?;
    new.payment_method = call.params.given("payment_method")?;
    call.finish(Shape::One(Kind::Customer))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Customer| resources::customer(it, &tenant);
    let reply = customers::create(&call.ctx, &call.actor, &new, call.key()).await?;
    call.settle(reply, wire).await
}
