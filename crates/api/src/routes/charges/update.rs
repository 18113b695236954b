//! `POST /v1/charges/:id`

use domain::{id::PaymentId, payment::Payment};
use service::payments::{self, ChargeChange};

use crate::{
    call::{Answer, Call},
    error::Result,
    routes::contact::shipping,
};

/// Changes what describes a payment, and groups it where it has no group yet.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: PaymentId = call.id("charge")?;
    let params = &mut call.params;
    params.unsupported(&["customer", "fraud_details"])?;
    let change = ChargeChange {
        description: params.change("description")?,
        receipt_email: params.change("receipt_email")?,
        shipping: shipping(params)?,
        transfer_group: params.given("transfer_group")?,
        metadata: params.metadata()?,
    };
    call.finish::<Payment>()?;
    call.settle(payments::update(&call.ctx, &call.actor, &id, &change, call.key()).await?)
        .await
}
