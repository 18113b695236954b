//! `POST /v1/customers`

use domain::customer::Customer;
use service::customers;

use super::change;
use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Makes a customer.
pub async fn create(mut call: Call) -> Result<Answer> {
    let mut new = change(&mut call.params)?;
    new.payment_method = call.params.given("payment_method")?;
    call.finish::<Customer>()?;
    call.settle(customers::create(&call.ctx, &call.actor, &new, call.key()).await?)
        .await
}
