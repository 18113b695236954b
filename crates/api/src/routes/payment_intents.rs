//! `/v1/payment_intents`: sales, from the first try to the captured money.

mod cancel;
mod capture;
mod confirm;
mod create;
mod list;
mod retrieve;
mod update;

use domain::{
    account::Change,
    intent::{AutomaticMethods, CaptureMethod, Intent, ThreeDSecure},
};
use serde_json::json;
use service::intents::Attempt;

use crate::{
    error::{Problem, Result},
    params::Params,
    wire::Viewer,
    wire::Wire,
};

pub use cancel::cancel;
pub use capture::capture;
pub use confirm::confirm;
pub use create::create;
pub use list::list;
pub use retrieve::retrieve;
pub use update::update;

/// What came of a try: the intent, or why its card was declined, with all that is known of it.
fn attempt(attempt: Attempt, viewer: &Viewer<'_>) -> Result<Intent> {
    let Some(declined) = attempt.declined else {
        return Ok(attempt.intent);
    };
    let failure = &declined.failure;
    Err(
        Problem::card(&failure.code, declined.param.as_deref(), &failure.message)
            .detail("decline_code", json!(failure.decline_code))
            .detail("charge", json!(declined.charge))
            .detail("payment_intent", attempt.intent.wire(viewer))
            .detail("payment_method", declined.method.wire(viewer)),
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

/// `setup_future_usage`, which an empty value unsets.
fn usage(params: &mut Params) -> Result<Change<String>> {
    params.change_one_of("setup_future_usage", is_usage, USAGES)
}

fn is_usage(name: &str) -> Option<String> {
    matches!(name, "off_session" | "on_session").then(|| name.to_owned())
}

const USAGES: &str = "off_session or on_session";

/// Known to Stripe and without a meaning here.
const UNSUPPORTED: &[&str] = &[
    "allowed_payment_method_types",
    "amount_details",
    "amount_to_confirm",
    "confirmation_token",
    "customer_account",
    "excluded_payment_method_types",
    "hooks",
    "mandate",
    "mandate_data",
    "payment_details",
    "payment_method_configuration",
    "radar_options",
];

/// Only cards are known, however they are asked for. Answers whether types were named.
fn only_cards(params: &mut Params) -> Result<bool> {
    let kinds = params.array("payment_method_types")?;
    if kinds.iter().any(|kind| kind != "card") {
        let message = "Only the payment method type `card` is supported by this server.";
        let param = "payment_method_types";
        return Err(Problem::invalid(param, "parameter_invalid", message));
    }
    Ok(!kinds.is_empty())
}

/// How ways to pay are picked: by name or automatically, not both.
fn methods(params: &mut Params) -> Result<Option<AutomaticMethods>> {
    let named = only_cards(params)?;
    let automatic = params.hash("automatic_payment_methods", automatic)?;
    if named && automatic.is_some_and(|automatic| automatic.enabled) {
        let message = "Send `automatic_payment_methods` or `payment_method_types`, not both.";
        let param = "automatic_payment_methods";
        return Err(Problem::invalid(param, "parameters_exclusive", message));
    }
    Ok(automatic)
}

fn automatic(it: &mut Params) -> Result<AutomaticMethods> {
    let missing = it.name("enabled");
    let enabled = it.boolean("enabled")?;
    let find = |name: &str| match name {
        "always" => Some(true),
        "never" => Some(false),
        _ => None,
    };
    let redirects = it.one_of("allow_redirects", find, "always or never")?;
    Ok(AutomaticMethods {
        enabled: enabled.ok_or_else(|| Problem::missing(&missing))?,
        redirects: redirects.unwrap_or(true),
    })
}

/// `payment_method_options[card]`: when its holder is asked to confirm.
fn three_d_secure(params: &mut Params) -> Result<Option<ThreeDSecure>> {
    let wanted = params.hash("payment_method_options", |options| {
        let wanted = options.hash("card", |card| {
            card.unsupported(CARD_OPTIONS)?;
            let names = "automatic, any or challenge";
            card.one_of("request_three_d_secure", ThreeDSecure::from_name, names)
        })?;
        Ok(wanted.flatten())
    })?;
    Ok(wanted.flatten())
}

/// What Stripe can be told of a card and what does nothing here.
const CARD_OPTIONS: &[&str] = &[
    "capture_method",
    "cvc_token",
    "installments",
    "mandate_options",
    "moto",
    "network",
    "request_decremental_authorization",
    "request_extended_authorization",
    "request_incremental_authorization",
    "request_multicapture",
    "request_overcapture",
    "require_cvc_recollection",
    "setup_future_usage",
    "statement_descriptor_suffix_kana",
    "statement_descriptor_suffix_kanji",
    "three_d_secure",
];
