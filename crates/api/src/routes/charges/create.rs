//! `POST /v1/charges`

use domain::{intent::CaptureMethod, payment::Payment};
use serde_json::json;
use service::payments::{self, Attempt};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    routes::terms::terms,
};

/// Charges a card without an intent.
pub async fn create(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let mut terms = terms(params)?;
    if params.boolean("capture")? == Some(false) {
        terms.capture_method = CaptureMethod::Manual;
    }
    let source = params.given("source")?;
    if source.is_none() && terms.customer.is_none() {
        return Err(Problem::missing("source"));
    }
    call.finish::<Payment>()?;
    let key = call.key();
    let reply = payments::create(&call.ctx, &call.actor, &terms, source.as_deref(), key).await?;
    call.outcome(reply, attempt).await
}

/// What came of it: the charge, or why the card was declined.
fn attempt(attempt: Attempt) -> Result<Payment> {
    let Some(decline) = attempt.declined else {
        return Ok(attempt.charge);
    };
    Err(
        Problem::card(decline.code(), decline.param(), decline.message())
            .detail("decline_code", json!(decline.decline_code()))
            .detail("charge", json!(attempt.charge.id)),
    )
}
