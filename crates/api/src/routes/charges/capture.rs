//! `POST /v1/charges/:id/capture`

use domain::{id::PaymentId, payment::Payment};
use service::payments::{self, Capture};

use crate::{
    call::{Answer, Call},
    error::Result,
    routes::terms::transfer_amount,
};

/// Captures a charge that was made with `capture=false`; what is left is released.
pub async fn capture(mut call: Call) -> Result<Answer> {
    let id: PaymentId = call.id("charge")?;
    let params = &mut call.params;
    params.unsupported(&["application_fee"])?;
    let how = Capture {
        amount: params.integer("amount")?,
        application_fee_amount: params.integer("application_fee_amount")?,
        transfer_amount: transfer_amount(params)?,
        statement_descriptor: params.optional("statement_descriptor")?,
        statement_descriptor_suffix: params.optional("statement_descriptor_suffix")?,
        receipt_email: params.optional("receipt_email")?,
        transfer_group: params.optional("transfer_group")?,
    };
    call.finish::<Payment>()?;
    let key = call.key();
    call.settle(payments::capture_charge(&call.ctx, &call.actor, &id, &how, key).await?)
        .await
}
