//! `POST /v1/payment_methods/:id`

use domain::{customer::PaymentMethod, id::PaymentMethodId};
use service::payment_methods::{self, MethodChange};

use super::allow_redisplay;
use crate::{
    call::{Answer, Call},
    error::Result,
    routes::contact,
};

/// Changes who holds a card, until when it is valid, and metadata.
pub async fn update(mut call: Call) -> Result<Answer> {
    let id: PaymentMethodId = call.id("payment_method")?;
    let params = &mut call.params;
    let expiry = params.hash("card", |it| {
        it.unsupported(&["networks"])?;
        Ok((it.integer("exp_month")?, it.integer("exp_year")?))
    })?;
    let (exp_month, exp_year) = expiry.unwrap_or_default();
    let change = params.hash("billing_details", |it| {
        it.unsupported(&["tax_id"])?;
        let address = it.hash("address", contact::address_change)?;
        Ok(MethodChange {
            name: it.change("name")?,
            email: it.change("email")?,
            phone: it.change("phone")?,
            address: address.unwrap_or_default(),
            ..MethodChange::default()
        })
    })?;
    let change = MethodChange {
        exp_month,
        exp_year,
        allow_redisplay: allow_redisplay(params)?,
        metadata: params.metadata()?,
        ..change.unwrap_or_default()
    };
    call.finish::<PaymentMethod>()?;
    let key = call.key();
    call.settle(payment_methods::update(&call.ctx, &call.actor, &id, &change, key).await?)
        .await
}
