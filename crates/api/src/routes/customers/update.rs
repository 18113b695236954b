//! `POST /v1/customers/:id`

use domain::{customer::Customer, id::CustomerId};
use service::customers;

use super::change;
use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Changes a customer.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: CustomerId = call.id("customer")?;
    let change = change(&mut call.params)?;
    call.finish::<Customer>()?;
    call.settle(customers::update(&call.ctx, &call.actor, &id, &change, call.key()).await?)
        .await
}
