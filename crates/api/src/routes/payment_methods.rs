//! `/v1/payment_methods`: cards that are kept to be charged.

mod attach;
mod create;
mod data;
mod detach;
mod list;
mod retrieve;
mod update;

use domain::card::Card;
use service::payment_methods::CardFields;

use crate::{
    call::Call,
    error::{Problem, Result},
    params::Params,
};

pub use attach::attach;
pub use create::create;
pub use data::{Chosen, allow_redisplay, choice, chosen};
pub use detach::detach;
pub use list::list;
pub use retrieve::retrieve;
pub use update::update;

/// `type`, of which there is one.
pub(super) fn only_cards(params: &mut Params) -> Result<Option<()>> {
    let card = |name: &str| (name == "card").then_some(());
    params.one_of("type", card, "card: no other payment method is supported")
}

/// A card as it is typed.
pub(super) fn fields(params: &mut Params) -> Result<CardFields> {
    let (month, year) = (params.name("exp_month"), params.name("exp_year"));
    Ok(CardFields {
        number: params.required("number")?,
        exp_month: params
            .integer("exp_month")?
            .ok_or_else(|| Problem::missing(&month))?,
        exp_year: params
            .integer("exp_year")?
            .ok_or_else(|| Problem::missing(&year))?,
        cvc: params.optional("cvc")?,
    })
}

/// What the network knows of it.
pub(super) async fn read_card(call: &Call, fields: &CardFields) -> Result<Card> {
    let read = service::payment_methods::read_card(&call.ctx, &call.actor, fields).await?;
    read.map_err(|error| Problem::card(error.code(), Some(error.param()), error.to_string()))
}
