//! `POST /v1/payment_intents/:id/confirm`

use domain::id::IntentId;
use service::intents::{self, Attempt, Confirmation};

use super::{USAGES, attempt, capture_method, is_usage, off_session};
use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    idempotency,
};

/// Tries the card of an intent.
pub async fn confirm(mut call: Call) -> Result<Answer> {
    let id: IntentId = call.id("payment_intent")?;
    let params = &mut call.params;
    params.unsupported(&["mandate", "mandate_data", "radar_options", "shipping"])?;
    let how = Confirmation {
        payment_method: params.given("payment_method")?,
        off_session: off_session(params)?.unwrap_or_default(),
        error_on_requires_action: params
            .boolean("error_on_requires_action")?
            .unwrap_or_default(),
        return_url: params.optional("return_url")?,
        receipt_email: params.optional("receipt_email")?,
        setup_future_usage: params.one_of("setup_future_usage", is_usage, USAGES)?,
        capture_method: capture_method(params)?,
    };
    call.finish(Shape::One(Kind::PaymentIntent))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Attempt| attempt(it, &tenant);
    let render = idempotency::render_outcome(wire);
    let reply = intents::confirm(&call.ctx, &call.actor, &id, &how, call.key(&render)).await?;
    call.outcome(reply, wire).await
}
