//! The bank account. Of its number only the last four characters leave this file.

use domain::{account::BankAccount, country::Country, id::BankAccountId, money::Currency};

use super::currency;
use crate::{
    call::Call,
    error::{Problem, Result},
    params::Params,
};

const PARAM: &str = "external_account";
/// What the simulated bank of test mode is called.
const TEST_BANK: &str = "TRIBUTARY TEST BANK";

/// Reads `external_account`: a token of test mode, or the account itself. `country` is where the
/// account that it belongs to is.
pub(super) fn bank_account(call: &mut Call, country: Country) -> Result<Option<BankAccount>> {
    let id = BankAccountId::from_suffix(&call.ctx.ids.suffix(24));
    let livemode = call.tenant().livemode;
    if call.params.is_text(PARAM) {
        let token = call.params.required(PARAM)?;
        return from_token(id, &token, country, livemode).map(Some);
    }
    call.params
        .hash(PARAM, |params| from_hash(id, params, livemode))
}

fn from_token(
    id: BankAccountId,
    token: &str,
    country: Country,
    livemode: bool,
) -> Result<BankAccount> {
    let place = token
        .strip_prefix("btok_")
        .map(|rest| rest.split('_').next().unwrap_or_default());
    let place = place.and_then(|code| code.parse::<Country>().ok());
    match place {
        Some(place) if !livemode => Ok(BankAccount {
            id,
            country: place,
            currency: if place == country {
                country.currency()
            } else {
                place.currency()
            },
            bank_name: TEST_BANK.to_owned(),
            last4: "6789".to_owned(),
            routing_number: (place.code() == "US").then(|| "110000000".to_owned()),
            holder_name: None,
            holder_type: None,
            default_for_currency: true,
        }),
        _ if token.starts_with("tok_") => Err(Problem::invalid(
            PARAM,
            "parameter_invalid",
            "Payouts to debit cards are not supported: send a bank account.",
        )),
        _ => Err(Problem::no_such_param("token", token, PARAM)),
    }
}

fn from_hash(id: BankAccountId, params: &mut Params, livemode: bool) -> Result<BankAccount> {
    let object = params.name("object");
    if params.required("object")? != "bank_account" {
        let message = "Only `bank_account` is supported.";
        return Err(Problem::invalid(&object, "parameter_invalid", message));
    }
    let country = country(params)?;
    let currency: Currency = currency(params, "currency")?.unwrap_or_else(|| country.currency());
    let types = ["individual", "company"];
    let kind = |text: &str| types.contains(&text).then(|| text.to_owned());
    Ok(BankAccount {
        id,
        country,
        currency,
        bank_name: if livemode {
            String::new()
        } else {
            TEST_BANK.to_owned()
        },
        last4: last4(params)?,
        routing_number: short(params, "routing_number", 30)?,
        holder_name: short(params, "account_holder_name", 200)?,
        holder_type: params.one_of("account_holder_type", kind, "individual or company")?,
        default_for_currency: true,
    })
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

fn last4(params: &mut Params) -> Result<String> {
    let param = params.name("account_number");
    let number = params.required("account_number")?;
    let compact: Vec<char> = number.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let well_formed =
        (4..=34).contains(&compact.len()) && compact.iter().all(char::is_ascii_alphanumeric);
    if !well_formed {
        let message = "An account number or IBAN has 4 to 34 letters and digits.";
        return Err(Problem::invalid(&param, "account_number_invalid", message));
    }
    Ok(compact
        .iter()
        .skip(compact.len().saturating_sub(4))
        .collect())
}

fn short(params: &mut Params, name: &str, most: usize) -> Result<Option<String>> {
    let param = params.name(name);
    let text = params.optional(name)?;
    let value = text.as_deref().unwrap_or_default();
    domain::text::check(value, most).map_err(|error| service::Error::text(&param, error))?;
    Ok(text)
}
