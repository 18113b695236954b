//! Where payouts go. Of a number only the last four characters leave this file.

use domain::{
    account::{Address, BankAccount, DebitCard},
    country::Country,
    external_account::{
        ACCOUNT_TYPES, DebitCardError, ExternalAccount, bank_from_number, bank_from_token,
        debit_card_from_number, debit_card_from_token,
    },
    id::{BankAccountId, CardId},
    money::Currency,
    time::Timestamp,
};

use service::external_accounts::Sent;

use super::currency;
use crate::{
    call::Call,
    error::{Problem, Result},
    params::Params,
    resources::TEST_BANK,
};

const PARAM: &str = "external_account";

/// What reading needs to know of the call.
struct Place {
    bank_id: BankAccountId,
    card_id: CardId,
    livemode: bool,
    now: Timestamp,
}

impl Place {
    fn of(call: &Call) -> Self {
        let suffix = call.ctx.ids.id();
        Self {
            bank_id: BankAccountId::from_suffix(&suffix),
            card_id: CardId::from_suffix(&suffix),
            livemode: call.tenant().livemode,
            now: call.ctx.wall(),
        }
    }
}

/// Reads `external_account`: a token, or the account or card itself.
pub fn external_account(call: &mut Call) -> Result<Option<Sent>> {
    let place = Place::of(call);
    if call.params.is_text(PARAM) {
        let token = call.params.required(PARAM)?;
        return from_token(place, token).map(Some);
    }
    let found = call.params.hash(PARAM, |params| from_hash(place, params))?;
    Ok(found.map(Sent::from))
}

/// Reads `bank_account` of a token.
pub fn bank_account(call: &mut Call) -> Result<Option<BankAccount>> {
    let place = Place::of(call);
    call.params.hash("bank_account", |params| {
        params.unsupported(&["payment_method"])?;
        bank(place, params)
    })
}

/// The published names stand for accounts of test mode; other tokens were made here.
fn from_token(place: Place, token: String) -> Result<Sent> {
    if place.livemode {
        return Err(Problem::no_such_param("token", &token, PARAM));
    }
    if let Some(bank) = bank_from_token(&token) {
        let currency = bank.country.currency();
        let known = BankAccount {
            bank_name: TEST_BANK.to_owned(),
            status: bank.status,
            ..BankAccount::from_facts(place.bank_id, bank.country, currency, bank.facts)
        };
        return Ok(ExternalAccount::Bank(known).into());
    }
    match debit_card_from_token(&token) {
        Some(Ok(facts)) => {
            let card = DebitCard::new(place.card_id, facts, None);
            Ok(ExternalAccount::Card(card).into())
        }
        Some(Err(error)) => Err(card_problem(PARAM, error)),
        None => Ok(Sent::Token(token)),
    }
}

fn from_hash(place: Place, params: &mut Params) -> Result<ExternalAccount> {
    let object = params.name("object");
    match params.required("object")?.as_str() {
        "bank_account" => bank(place, params).map(ExternalAccount::Bank),
        "card" => card(place, params).map(ExternalAccount::Card),
        _ => {
            let message = "Send a `bank_account` or a `card`.";
            Err(Problem::invalid(&object, "parameter_invalid", message))
        }
    }
}

fn bank(place: Place, params: &mut Params) -> Result<BankAccount> {
    let country = country(params)?;
    let currency: Currency = currency(params, "currency")?.unwrap_or_else(|| country.currency());
    let types = ["individual", "company"];
    let kind = |text: &str| types.contains(&text).then(|| text.to_owned());
    let number = params.required("account_number")?;
    let routing = short(params, "routing_number", 30)?;
    let facts = bank_from_number(
        country,
        currency,
        &number,
        routing.as_deref(),
        place.livemode,
    );
    let facts = facts.map_err(|error| {
        Problem::invalid(&params.name(error.param), error.code, error.to_string())
    })?;
    let bank_name = if place.livemode { "" } else { TEST_BANK };
    Ok(BankAccount {
        bank_name: bank_name.to_owned(),
        holder_name: short(params, "account_holder_name", 200)?,
        holder_type: params.one_of("account_holder_type", kind, "individual or company")?,
        account_type: account_type(params)?,
        metadata: params.new_metadata()?,
        ..BankAccount::from_facts(place.bank_id, country, currency, facts)
    })
}

fn card(place: Place, params: &mut Params) -> Result<DebitCard> {
    if place.livemode {
        let message = "Card numbers are not taken in live mode: send a token.";
        return Err(Problem::invalid(PARAM, "parameter_invalid", message));
    }
    let number = params.required("number")?;
    let (month, year) = (needed(params, "exp_month")?, needed(params, "exp_year")?);
    let cvc = params.given("cvc")?;
    let currency = currency(params, "currency")?;
    let today = place.now.date();
    let facts = debit_card_from_number(&number, month, year, cvc.as_deref(), currency, today);
    let facts = facts.map_err(|error| card_problem(&params.name(error.param()), error))?;
    let name = short(params, "name", 200)?;
    Ok(DebitCard {
        address: address(params)?,
        metadata: params.new_metadata()?,
        ..DebitCard::new(place.card_id, facts, name)
    })
}

/// A number that must be there.
fn needed(params: &mut Params, name: &str) -> Result<i64> {
    let full = params.name(name);
    params.integer(name)?.ok_or_else(|| Problem::missing(&full))
}

fn account_type(params: &mut Params) -> Result<Option<String>> {
    let known = |text: &str| ACCOUNT_TYPES.contains(&text).then(|| text.to_owned());
    params.one_of("account_type", known, &ACCOUNT_TYPES.join(", "))
}

/// Where the holder of a card lives: `address_line1` and the like.
pub fn address(params: &mut Params) -> Result<Address> {
    Ok(Address {
        line1: short(params, "address_line1", 200)?,
        line2: short(params, "address_line2", 200)?,
        city: short(params, "address_city", 200)?,
        state: short(params, "address_state", 200)?,
        postal_code: short(params, "address_zip", 200)?,
        country: short(params, "address_country", 200)?,
    })
}

fn card_problem(param: &str, error: DebitCardError) -> Problem {
    Problem::invalid(param, error.code(), error.to_string())
}

fn country(params: &mut Params) -> Result<Country> {
    let param = params.name("country");
    params
        .required("country")?
        .parse()
        .map_err(|error: domain::country::UnknownCountry| {
            Problem::invalid(&param, "country_unsupported", error.to_string())
        })
}

/// A text of at most `most` characters.
pub fn short(params: &mut Params, name: &str, most: usize) -> Result<Option<String>> {
    let param = params.name(name);
    let text = params.optional(name)?;
    let value = text.as_deref().unwrap_or_default();
    domain::text::check(value, most).map_err(|error| service::Error::text(&param, error))?;
    Ok(text)
}
