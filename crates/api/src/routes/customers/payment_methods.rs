//! `GET /v1/customers/:id/payment_methods`

use domain::{customer::PaymentMethod, id::CustomerId};
use service::payment_methods as methods;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
    routes::payment_methods::only_cards,
};

/// The ways to pay of a customer, newest first.
pub async fn payment_methods(mut call: Call) -> Result<Answer> {
    let id: CustomerId = call.id("customer")?;
    let request = list::page(&mut call.params)?;
    only_cards(&mut call.params)?;
    call.finish_list::<PaymentMethod>()?;
    let page = methods::list(&call.ctx, &call.actor, &id, &request).await?;
    let url = format!("/v1/customers/{id}/payment_methods");
    call.page(&url, page).await
}
