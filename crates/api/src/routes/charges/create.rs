//! `POST /v1/charges`

use domain::{actor::Tenant, intent::CaptureMethod};
use serde_json::{Value, json};
use service::payments::{self, Attempt};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    resources,
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
    call.finish(Shape::One(Kind::Charge))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Attempt| attempt(it, &tenant);
    let key = call.key();
    let reply = payments::create(&call.ctx, &call.actor, &terms, source.as_deref(), key).await?;
    call.outcome(reply, wire).await
}

/// What came of it: the charge, or why the card was declined.
fn attempt(attempt: &Attempt, tenant: &Tenant) -> Result<Value> {
    let Some(decline) = attempt.declined else {
        return Ok(resources::charge(&attempt.charge, tenant));
    };
    Err(
        Problem::card(decline.code(), decline.param(), decline.message())
            .detail("decline_code", json!(decline.decline_code()))
            .detail("charge", json!(attempt.charge.id)),
    )
}
