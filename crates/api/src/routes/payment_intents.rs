//! `/v1/payment_intents`: sales, from the first try to the captured money.

mod cancel;
mod capture;
mod confirm;
mod create;
mod list;
mod retrieve;
mod update;

use domain::{actor::Tenant, intent::CaptureMethod};
use serde_json::{Value, json};
use service::intents::Attempt;

use crate::{
    error::{Problem, Result},
    params::Params,
    resources,
};

pub use cancel::cancel;
pub use capture::capture;
pub use confirm::confirm;
pub use create::create;
pub use list::list;
pub use retrieve::retrieve;
pub use update::update;

/// What came of a try: the intent, or why its card was declined, with all that is known of it.
fn attempt(attempt: &Attempt, tenant: &Tenant) -> Result<Value> {
    let intent = resources::payment_intent(&attempt.intent, tenant);
    let Some(declined) = &attempt.declined else {
        return Ok(intent);
    };
    let failure = &declined.failure;
    let method = resources::payment_method(&declined.method, tenant);
    Err(
        Problem::card(&failure.code, declined.param, &failure.message)
            .detail("decline_code", json!(failure.decline_code))
            .detail("charge", json!(declined.charge))
            .detail("payment_intent", intent)
            .detail("payment_method", method),
    )
}

fn capture_method(params: &mut Params) -> Result<Option<CaptureMethod>> {
    let names = "automatic, automatic_async or manual";
    params.one_of("capture_method", CaptureMethod::from_name, names)
}

/// `off_session`: a boolean, or why the customer is not there.
fn off_session(params: &mut Params) -> Result<Option<bool>> {
    let names = "true, false, one_off or recurring";
    let find = |name: &str| match name {
        "true" | "one_off" | "recurring" => Some(true),
        "false" => Some(false),
        _ => None,
    };
    params.one_of("off_session", find, names)
}

fn is_usage(name: &str) -> Option<String> {
    matches!(name, "off_session" | "on_session").then(|| name.to_owned())
}

const USAGES: &str = "off_session or on_session";

/// Only cards are known, however they are asked for.
fn only_cards(params: &mut Params) -> Result<()> {
    for kind in params.array("payment_method_types")? {
        if kind != "card" {
            let message = "Only the payment method type `card` is supported by this server.";
            let param = "payment_method_types";
            return Err(Problem::invalid(param, "parameter_invalid", message));
        }
    }
    params.hash("automatic_payment_methods", |it| {
        it.boolean("enabled")?;
        it.one_of(
            "allow_redirects",
            |name| matches!(name, "always" | "never").then_some(()),
            "always or never",
        )
    })?;
    Ok(())
}
