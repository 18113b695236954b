//! `POST /v1/payment_methods`

use domain::customer::{Billing, PaymentMethod};
use service::payment_methods::{self, CardFields, NewCard, NewMethod};

use super::{allow_redisplay, fields, only_cards, read_card};
use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::Params,
    routes::contact,
};

/// How a card was sent.
pub(super) enum Sent {
    /// By its token.
    Token(String),
    /// As it is typed.
    Fields(CardFields),
}

/// Keeps a card.
pub async fn create(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    only_cards(params)?.ok_or_else(|| Problem::missing("type"))?;
    let sent = params.hash("card", sent_card)?;
    let sent = sent.ok_or_else(|| Problem::missing("card"))?;
    let billing = params.hash("billing_details", billing)?.unwrap_or_default();
    let allow_redisplay = allow_redisplay(params)?.unwrap_or_default();
    let metadata = params.new_metadata()?;
    call.finish::<PaymentMethod>()?;
    let card = match sent {
        Sent::Token(named) => NewCard::Token(named),
        Sent::Fields(fields) => NewCard::Card(read_card(&call, &fields).await?),
    };
    let new = NewMethod {
        card,
        billing,
        allow_redisplay,
        metadata,
    };
    call.settle(payment_methods::create(&call.ctx, &call.actor, &new, call.key()).await?)
        .await
}

pub(super) fn sent_card(params: &mut Params) -> Result<Sent> {
    match params.given("token")? {
        Some(token) => Ok(Sent::Token(token)),
        None => fields(params).map(Sent::Fields),
    }
}

pub(super) fn billing(params: &mut Params) -> Result<Billing> {
    params.unsupported(&["tax_id"])?;
    let address = params.hash("address", contact::address)?;
    Ok(Billing {
        name: params.optional("name")?,
        email: params.optional("email")?,
        phone: params.optional("phone")?,
        address: address.unwrap_or_default(),
    })
}
