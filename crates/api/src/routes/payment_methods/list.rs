//! `GET /v1/payment_methods`

use domain::{customer::PaymentMethod, id::CustomerId};
use service::payment_methods;

use super::only_cards;
use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    list,
};

/// The cards of a customer, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    only_cards(params)?;
    let customer: Option<CustomerId> = params.id("customer", "customer")?;
    let customer = customer.ok_or_else(|| Problem::missing("customer"))?;
    call.finish_list::<PaymentMethod>()?;
    let page = payment_methods::list(&call.ctx, &call.actor, &customer, &request).await?;
    call.page("/v1/payment_methods", page).await
}
