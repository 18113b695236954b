//! `POST /v1/accounts`

use domain::{
    account::{Account, AccountKind, Controller, NewAccount},
    country::Country,
};
use service::accounts;

use super::form;
use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::{Params, enumeration},
};

/// Makes a connected account.
pub async fn create(mut call: Call) -> Result<Answer> {
    let (kind, controller) = kind(&mut call.params)?;
    let country = match country(&mut call.params)? {
        Some(country) => country,
        None => accounts::current(&call.ctx, &call.actor).await?.country,
    };
    let fields = form::change(&mut call)?;
    call.finish::<Account>()?;
    let new = NewAccount {
        kind,
        controller,
        country,
        fields,
    };
    call.settle(accounts::create(&call.ctx, &call.actor, &new, call.key()).await?)
        .await
}

fn country(params: &mut Params) -> Result<Option<Country>> {
    let Some(text) = params.given("country")? else {
        return Ok(None);
    };
    let unknown = |error: domain::country::UnknownCountry| {
        Problem::invalid("country", "country_unsupported", error.to_string())
    };
    text.parse().map(Some).map_err(unknown)
}

/// The type or the controller properties, never both. Neither: a standard account.
fn kind(params: &mut Params) -> Result<(AccountKind, Controller)> {
    if params.has("type") && params.has("controller") {
        let message = "Send `type` or `controller`, not both.";
        return Err(Problem::invalid("type", "parameters_exclusive", message));
    }
    if let Some(controller) = params.hash("controller", form::controller)? {
        return Ok((form::kind_of(controller), controller));
    }
    let name = params
        .given("type")?
        .unwrap_or_else(|| AccountKind::Standard.name().to_owned());
    let preset = |name: &str| {
        let kind = AccountKind::from_name(name)?;
        Some((kind, Controller::preset(kind)?))
    };
    enumeration("type", &name, preset, "custom, express or standard")
}
