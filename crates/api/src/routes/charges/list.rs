//! `GET /v1/charges`

use domain::{
    id::{CustomerId, IntentId},
    payment::{Payment, PaymentFilter},
};
use service::payments;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Payments of whoever acts, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let customer: Option<CustomerId> = params.id("customer", "customer")?;
    let intent: Option<IntentId> = params.id("payment_intent", "payment_intent")?;
    let filter = PaymentFilter {
        created: list::created(params)?,
        customer: customer.map(String::from),
        intent: intent.map(String::from),
        transfer_group: params.given("transfer_group")?,
        ..PaymentFilter::default()
    };
    call.finish_list::<Payment>()?;
    let page = payments::list_own(&call.ctx, &call.actor, &filter, &request).await?;
    call.page("/v1/charges", page).await
}
