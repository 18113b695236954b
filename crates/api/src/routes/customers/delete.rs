//! `DELETE /v1/customers/:id`

use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
    resources::Deleted,
};

/// Deletes a customer; its ways to pay are let go.
pub async fn delete(call: Call) -> Result<Answer> {
    let id = call.id("customer")?;
    call.finish::<Deleted>()?;
    call.show(&customers::delete(&call.ctx, &call.actor, &id).await?)
        .await
}
