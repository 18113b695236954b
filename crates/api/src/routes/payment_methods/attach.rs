//! `POST /v1/payment_methods/:id/attach`

use domain::{customer::PaymentMethod, id::CustomerId};
use service::customers;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
};

/// Gives a kept card, or a test card such as `pm_card_visa`, to a customer.
pub async fn attach(mut call: Call) -> Result<Answer> {
    let named: String = call.id("payment_method")?;
    let customer: Option<CustomerId> = call.params.id("customer", "customer")?;
    let customer = customer.ok_or_else(|| Problem::missing("customer"))?;
    call.finish::<PaymentMethod>()?;
    let key = call.key();
    call.settle(customers::attach(&call.ctx, &call.actor, &named, &customer, key).await?)
        .await
}
