//! `GET /v1/payment_methods/:id`

use domain::customer::PaymentMethod;
use service::payment_methods;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One card.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("payment_method")?;
    call.finish::<PaymentMethod>()?;
    call.show(&payment_methods::retrieve(&call.ctx, &call.actor, &id).await?)
        .await
}
