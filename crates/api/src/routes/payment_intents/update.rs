//! `POST /v1/payment_intents/:id`

use domain::{
    account::Change,
    id::IntentId,
    intent::Intent,
    money::{Currency, UnknownCurrency},
};
use service::intents::{self, IntentChange};

use super::{UNSUPPORTED, capture_method, only_cards, three_d_secure, usage};
use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::{Params, integer},
    routes::{
        contact::shipping_change,
        payment_methods::{choice, chosen},
        terms::transfer_amount,
    },
};

/// Changes an intent; after it was confirmed only description and metadata.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: IntentId = call.id("payment_intent")?;
    let chosen = chosen(&mut call.params)?;
    let mut change = read(&mut call.params)?;
    call.finish::<Intent>()?;
    change.payment_method = choice(&call, chosen).await?;
    call.settle(intents::update(&call.ctx, &call.actor, &id, &change, call.key()).await?)
        .await
}

fn read(params: &mut Params) -> Result<IntentChange> {
    only_cards(params)?;
    params.unsupported(UNSUPPORTED)?;
    params.unsupported(&["automatic_payment_methods", "on_behalf_of"])?;
    let fee = match params.change("application_fee_amount")? {
        Change::Set(text) => Change::Set(integer("application_fee_amount", &text)?),
        Change::Clear => Change::Clear,
        Change::Keep => Change::Keep,
    };
    Ok(IntentChange {
        amount: params.integer("amount")?,
        currency: currency(params)?,
        capture_method: capture_method(params)?,
        customer: params.id("customer", "customer")?,
        description: params.change("description")?,
        application_fee_amount: fee,
        transfer_amount: transfer_amount(params)?,
        transfer_group: params.given("transfer_group")?,
        statement_descriptor: params.change("statement_descriptor")?,
        statement_descriptor_suffix: params.change("statement_descriptor_suffix")?,
        receipt_email: params.change("receipt_email")?,
        setup_future_usage: usage(params)?,
        payment_method: None,
        shipping: shipping_change(params)?,
        three_d_secure: three_d_secure(params)?,
        metadata: params.metadata()?,
    })
}

fn currency(params: &mut Params) -> Result<Option<Currency>> {
    let unknown = |error: UnknownCurrency| {
        Problem::invalid("currency", "parameter_invalid", error.to_string())
    };
    params
        .given("currency")?
        .map(|text| text.parse().map_err(unknown))
        .transpose()
}
