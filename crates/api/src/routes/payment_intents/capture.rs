//! `POST /v1/payment_intents/:id/capture`

use domain::{id::IntentId, intent::Intent};
use service::{intents, payments::Capture};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    routes::terms::transfer_amount,
};

/// Captures what is held, or a part of it; the rest is released.
pub async fn capture(mut call: Call) -> Result<Answer> {
    let id: IntentId = call.id("payment_intent")?;
    let params = &mut call.params;
    if params.boolean("final_capture")? == Some(false) {
        let message = "A card is captured once: what is left is released.";
        return Err(Problem::invalid(
            "final_capture",
            "parameter_invalid",
            message,
        ));
    }
    params.unsupported(&["amount_details", "hooks", "payment_details"])?;
    let how = Capture {
        amount: params.integer("amount_to_capture")?,
        application_fee_amount: params.integer("application_fee_amount")?,
        transfer_amount: transfer_amount(params)?,
        statement_descriptor: params.optional("statement_descriptor")?,
        statement_descriptor_suffix: params.optional("statement_descriptor_suffix")?,
        receipt_email: None,
        transfer_group: None,
    };
    let metadata = params.metadata()?;
    call.finish::<Intent>()?;
    let key = call.key();
    call.settle(intents::capture(&call.ctx, &call.actor, &id, &how, &metadata, key).await?)
        .await
}
