//! The parameters of an account, shared by creation and update.

mod address;
mod bank;
mod capabilities;
mod controller;
mod identity;
mod profile;
mod settings;

use domain::{
    account::{AccountChange, BusinessType, Change},
    money::Currency,
};

use service::external_accounts::Sent;

use crate::{
    call::Call,
    error::{Problem, Result},
    params::{Params, enumeration},
};

pub(super) use bank::external_account;
pub(in crate::routes) use bank::{address as card_address, bank_account, short};
pub(super) use controller::{controller, kind_of};
pub(in crate::routes) use settings::delay_days;

/// Reads everything that creation and update share.
pub(super) fn change(call: &mut Call) -> Result<AccountChange> {
    let (external_account, external_token) = match bank::external_account(call)? {
        Some(Sent::Whole(it)) => (Some(*it), None),
        Some(Sent::Token(named)) => (None, Some(named)),
        None => (None, None),
    };
    let params = &mut call.params;
    params.unsupported(&["account_token", "documents", "groups"])?;
    Ok(AccountChange {
        email: params.change("email")?,
        business_type: business_type(params)?,
        default_currency: currency(params, "default_currency")?,
        business_profile: params
            .hash("business_profile", profile::business_profile)?
            .unwrap_or_default(),
        company: params
            .hash("company", identity::company)?
            .unwrap_or_default(),
        individual: params
            .hash("individual", identity::individual)?
            .unwrap_or_default(),
        tos_acceptance: params
            .hash("tos_acceptance", profile::tos_acceptance)?
            .unwrap_or_default(),
        settings: params
            .hash("settings", settings::settings)?
            .unwrap_or_default(),
        capabilities: params
            .hash("capabilities", capabilities::capabilities)?
            .unwrap_or_default(),
        external_account,
        external_token,
        metadata: params.metadata()?,
    })
}

fn business_type(params: &mut Params) -> Result<Change<BusinessType>> {
    let names = "individual, company, non_profit or government_entity";
    match params.change("business_type")? {
        Change::Keep => Ok(Change::Keep),
        Change::Clear => Ok(Change::Clear),
        Change::Set(text) => {
            enumeration("business_type", &text, BusinessType::from_name, names).map(Change::Set)
        }
    }
}

/// Reads a currency that may be absent.
pub(in crate::routes) fn currency(params: &mut Params, name: &str) -> Result<Option<Currency>> {
    let full = params.name(name);
    let Some(text) = params.given(name)? else {
        return Ok(None);
    };
    let unknown = |error: domain::money::UnknownCurrency| {
        Problem::invalid(&full, "parameter_invalid", error.to_string())
    };
    text.parse().map(Some).map_err(unknown)
}
