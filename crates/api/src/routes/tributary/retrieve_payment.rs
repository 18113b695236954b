//! `GET /v1/tributary/payments/:id`

use service::payments;

use crate::{
    call::{Answer, Call},
    error::Result,
    resources::RecordedPayment,
};

/// One payment.
pub async fn retrieve_payment(call: Call) -> Result<Answer> {
    let id = call.id("payment")?;
    call.finish::<RecordedPayment>()?;
    let payment = payments::retrieve(&call.ctx, &call.actor, &id).await?;
    call.show(&RecordedPayment(payment)).await
}
