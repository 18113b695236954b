//! `POST /v1/payment_intents`

use domain::intent::Intent;
use service::intents::{self, Confirmation, NewIntent};

use super::{
    UNSUPPORTED, USAGES, attempt, capture_method, is_usage, methods, off_session, three_d_secure,
};
use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::Params,
    routes::{
        payment_methods::{Chosen, choice, chosen},
        terms::terms,
    },
};

/// Makes an intent, and with `confirm` tries its card at once.
pub async fn create(mut call: Call) -> Result<Answer> {
    let (mut new, chosen) = read(&mut call.params)?;
    call.finish::<Intent>()?;
    new.payment_method = choice(&call, chosen).await?;
    let reply = intents::create(&call.ctx, &call.actor, &new, call.key()).await?;
    call.outcome(reply, |it| attempt(it, &call.viewer())).await
}

/// What the intent is made with, and what with it is paid.
fn read(params: &mut Params) -> Result<(NewIntent, Option<Chosen>)> {
    params.unsupported(UNSUPPORTED)?;
    let automatic = methods(params)?;
    let names = "automatic: this server confirms in one step";
    let only = |name: &str| (name == "automatic").then_some(());
    params.one_of("confirmation_method", only, names)?;
    let confirm = params.boolean("confirm")?.unwrap_or_default();
    if !confirm {
        only_when_confirmed(params)?;
    }
    let mut terms = terms(params)?;
    terms.capture_method = capture_method(params)?.unwrap_or_default();
    terms.setup_future_usage = params.one_of("setup_future_usage", is_usage, USAGES)?;
    terms.automatic_methods = automatic;
    terms.three_d_secure = three_d_secure(params)?.unwrap_or_default();
    let confirmation = Confirmation {
        off_session: off_session(params)?.unwrap_or_default(),
        error_on_requires_action: params
            .boolean("error_on_requires_action")?
            .unwrap_or_default(),
        ..Confirmation::default()
    };
    let chosen = chosen(params)?;
    let new = NewIntent {
        terms,
        payment_method: None,
        return_url: params.optional("return_url")?,
        use_stripe_sdk: params.boolean("use_stripe_sdk")?.unwrap_or_default(),
        confirm: confirm.then_some(confirmation),
    };
    Ok((new, chosen))
}

fn only_when_confirmed(params: &Params) -> Result<()> {
    let names = ["off_session", "error_on_requires_action", "return_url"];
    match names.iter().find(|name| params.has(name)) {
        Some(name) => {
            let message = format!("`{name}` can only be sent together with `confirm=true`.");
            Err(Problem::invalid(name, "parameter_invalid", message))
        }
        None => Ok(()),
    }
}
