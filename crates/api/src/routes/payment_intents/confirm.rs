//! `POST /v1/payment_intents/:id/confirm`

use domain::{id::IntentId, intent::Intent};
use service::intents::{self, Confirmation};

use super::{UNSUPPORTED, attempt, capture_method, off_session, only_cards, three_d_secure, usage};
use crate::{
    call::{Answer, Call},
    error::Result,
    routes::{
        contact::shipping_change,
        payment_methods::{choice, chosen},
    },
};

/// Tries the card of an intent.
pub async fn confirm(mut call: Call) -> Result<Answer> {
    let id: IntentId = call.id("payment_intent")?;
    let params = &mut call.params;
    params.unsupported(UNSUPPORTED)?;
    only_cards(params)?;
    let chosen = chosen(params)?;
    let mut how = Confirmation {
        payment_method: None,
        off_session: off_session(params)?.unwrap_or_default(),
        error_on_requires_action: params
            .boolean("error_on_requires_action")?
            .unwrap_or_default(),
        return_url: params.optional("return_url")?,
        use_stripe_sdk: params.boolean("use_stripe_sdk")?,
        receipt_email: params.change("receipt_email")?,
        setup_future_usage: usage(params)?,
        shipping: shipping_change(params)?,
        three_d_secure: three_d_secure(params)?,
        capture_method: capture_method(params)?,
    };
    call.finish::<Intent>()?;
    how.payment_method = choice(&call, chosen).await?;
    let reply = intents::confirm(&call.ctx, &call.actor, &id, &how, call.key()).await?;
    call.outcome(reply, |it| attempt(it, &call.viewer())).await
}
