//! `GET /v1/customers/:id`

use domain::customer::Customer;
use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One customer; of a deleted one only that it was there.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("customer")?;
    call.finish::<Customer>()?;
    call.show(&customers::retrieve(&call.ctx, &call.actor, &id).await?)
        .await
}
