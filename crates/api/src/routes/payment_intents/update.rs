//! `POST /v1/payment_intents/:id`

use domain::{
    account::Change,
    id::IntentId,
    intent::Intent,
    money::{Currency, UnknownCurrency},
};
use service::intents::{self, IntentChange};

use super::{USAGES, capture_method, is_usage, only_cards};
use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    idempotency,
    params::{Params, enumeration, integer},
    resources,
    routes::terms::transfer_amount,
};

/// Changes an intent; after it was confirmed only description and metadata.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: IntentId = call.id("payment_intent")?;
    let change = read(&mut call.params)?;
    call.finish(Shape::One(Kind::PaymentIntent))?;
    let tenant = call.tenant().clone();
    let wire = |it: &Intent| resources::payment_intent(it, &tenant);
    let render = idempotency::render(wire);
    let reply = intents::update(&call.ctx, &call.actor, &id, &change, call.key(&render)).await?;
    call.settle(reply, wire).await
}

fn read(params: &mut Params) -> Result<IntentChange> {
    only_cards(params)?;
    params.unsupported(&["shipping", "payment_details", "on_behalf_of"])?;
    let fee = match params.change("application_fee_amount")? {
        Change::Set(text) => Change::Set(integer("application_fee_amount", &text)?),
        Change::Clear => Change::Clear,
        Change::Keep => Change::Keep,
    };
    let usage = params.change("setup_future_usage")?;
    if let Some(name) = usage.value() {
        enumeration("setup_future_usage", name, is_usage, USAGES)?;
    }
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
        setup_future_usage: usage,
        payment_method: params.given("payment_method")?,
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
