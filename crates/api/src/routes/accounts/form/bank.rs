//! Where payouts go. Of a number only the last four characters leave this file.

use domain::{
    account::{BankAccount, DebitCard},
    country::Country,
    external_account::{
        DebitCardError, ExternalAccount, bank_from_number, bank_from_token, debit_card_from_number,
        debit_card_from_token,
    },
    id::{BankAccountId, CardId},
    money::Currency,
    time::Timestamp,
};

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

/// Reads `external_account`: a token of test mode, or the account or card itself.
pub fn external_account(call: &mut Call) -> Result<Option<ExternalAccount>> {
    let suffix = call.ctx.ids.suffix(24);
    let place = Place {
        bank_id: BankAccountId::from_suffix(&suffix),
        card_id: CardId::from_suffix(&suffix),
        livemode: call.tenant().livemode,
        now: call.ctx.wall(),
    };
    if call.params.is_text(PARAM) {
        let token = call.params.required(PARAM)?;
        return from_token(place, &token).map(Some);
    }
    call.params.hash(PARAM, |params| from_hash(place, params))
}

fn from_token(place: Place, token: &str) -> Result<ExternalAccount> {
    if place.livemode {
        return Err(Problem::no_such_param("token", token, PARAM));
    }
    if let Some(bank) = bank_from_token(token) {
        let currency = bank.country.currency();
        return Ok(ExternalAccount::Bank(BankAccount {
            bank_name: TEST_BANK.to_owned(),
            status: bank.status,
            ..BankAccount::from_facts(place.bank_id, bank.country, currency, bank.facts)
        }));
    }
    match debit_card_from_token(token) {
        Some(Ok(facts)) => Ok(ExternalAccount::Card(DebitCard::new(
            place.card_id,
            facts,
            None,
        ))),
        Some(Err(error)) => Err(card_problem(PARAM, error)),
        None => Err(Problem::no_such_param("token", token, PARAM)),
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
        ..BankAccount::from_facts(place.bank_id, country, currency, facts)
    })
}

fn card(place: Place, params: &mut Params) -> Result<DebitCard> {
    if place.livemode {
        let message = "Card numbers are not taken in live mode: send a token.";
        return Err(Problem::invalid(PARAM, "parameter_invalid", message));
    }
    let number = params.required("number")?;
    let month = params.integer("exp_month")?.unwrap_or_default();
    let year = params.integer("exp_year")?.unwrap_or_default();
    let cvc = params.given("cvc")?;
    let currency = currency(params, "currency")?;
    let today = place.now.date();
    let facts = debit_card_from_number(&number, month, year, cvc.as_deref(), currency, today);
    let facts = facts.map_err(|error| card_problem(&params.name(error.param()), error))?;
    Ok(DebitCard::new(
        place.card_id,
        facts,
        short(params, "name", 200)?,
    ))
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

fn short(params: &mut Params, name: &str, most: usize) -> Result<Option<String>> {
    let param = params.name(name);
    let text = params.optional(name)?;
    let value = text.as_deref().unwrap_or_default();
    domain::text::check(value, most).map_err(|error| service::Error::text(&param, error))?;
    Ok(text)
}
