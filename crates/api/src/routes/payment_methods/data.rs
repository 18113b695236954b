//! What a sale is paid with: `payment_method`, or `payment_method_data` for a new one.

use domain::{
    customer::{Billing, Redisplay},
    metadata::Metadata,
};
use service::payment_methods::{Choice, NewCard, NewMethod};

use super::{
    create::{Sent, billing, sent_card},
    only_cards, read_card,
};
use crate::{
    call::Call,
    error::{Problem, Result},
    params::Params,
};

/// As it was sent.
pub enum Chosen {
    /// By its id or name.
    Named(String),
    /// As the details of a new one.
    Data(Box<Data>),
}

/// The details of a new way to pay, before the network was asked about its card.
pub struct Data {
    card: Sent,
    billing: Billing,
    allow_redisplay: Redisplay,
    metadata: Metadata,
}

/// Reads both parameters, of which at most one may be there.
pub fn chosen(params: &mut Params) -> Result<Option<Chosen>> {
    let named = params.given("payment_method")?;
    let data = params.hash("payment_method_data", data)?;
    match (named, data) {
        (Some(_), Some(_)) => {
            let message = "Send `payment_method` or `payment_method_data`, not both.";
            let param = "payment_method_data";
            Err(Problem::invalid(param, "parameters_exclusive", message))
        }
        (named, None) => Ok(named.map(Chosen::Named)),
        (None, data) => Ok(data.map(|data| Chosen::Data(Box::new(data)))),
    }
}

fn data(params: &mut Params) -> Result<Data> {
    params.unsupported(&["radar_options", "customer", "payment_method"])?;
    let missing = |name: &str| Problem::missing(&format!("payment_method_data[{name}]"));
    only_cards(params)?.ok_or_else(|| missing("type"))?;
    let card = params.hash("card", sent_card)?;
    Ok(Data {
        card: card.ok_or_else(|| missing("card"))?,
        billing: params.hash("billing_details", billing)?.unwrap_or_default(),
        allow_redisplay: allow_redisplay(params)?.unwrap_or_default(),
        metadata: params.new_metadata()?,
    })
}

/// `allow_redisplay`.
pub fn allow_redisplay(params: &mut Params) -> Result<Option<Redisplay>> {
    let names = "always, limited or unspecified";
    params.one_of("allow_redisplay", Redisplay::from_name, names)
}

/// What was chosen, with what the network knows of the card of a new one.
pub async fn choice(call: &Call, chosen: Option<Chosen>) -> Result<Option<Choice>> {
    let data = match chosen {
        None => return Ok(None),
        Some(Chosen::Named(named)) => return Ok(Some(Choice::Named(named))),
        Some(Chosen::Data(data)) => *data,
    };
    let card = match data.card {
        Sent::Token(named) => NewCard::Token(named),
        Sent::Fields(fields) => NewCard::Card(read_card(call, &fields).await?),
    };
    Ok(Some(Choice::New(Box::new(NewMethod {
        card,
        billing: data.billing,
        allow_redisplay: data.allow_redisplay,
        metadata: data.metadata,
    }))))
}
