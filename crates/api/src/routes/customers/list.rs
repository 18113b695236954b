//! `GET /v1/customers`

use domain::customer::Customer;
use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Customers, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let created = list::created(params)?;
    let email = params.given("email")?;
    call.finish_list::<Customer>()?;
    let page = customers::list(&call.ctx, &call.actor, email, created, &request).await?;
    call.page("/v1/customers", page).await
}
