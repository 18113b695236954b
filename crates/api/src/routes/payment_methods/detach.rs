//! `POST /v1/payment_methods/:id/detach`

use domain::{customer::PaymentMethod, id::PaymentMethodId};
use service::customers;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Takes a card from its customer.
pub async fn detach(call: Call) -> Result<Answer> {
    let id: PaymentMethodId = call.id("payment_method")?;
    call.finish::<PaymentMethod>()?;
    call.settle(customers::detach(&call.ctx, &call.actor, &id, call.key()).await?)
        .await
}
