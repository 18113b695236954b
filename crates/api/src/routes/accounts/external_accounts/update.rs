//! `POST /v1/accounts/:id/external_accounts/:id`

use domain::{
    account::{AddressChange, Change},
    external_account::ACCOUNT_TYPES,
    id::AccountId,
};
use service::external_accounts::{self, ExternalAccountChange};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::Params,
    resources::ExternalAccount,
};

/// Changes a bank account or debit card; its numbers never change.
pub async fn update(mut call: Call) -> Result<Answer> {
    let account: AccountId = call.id("account")?;
    let id = call.inner_text().to_owned();
    let change = read(&mut call.params, id.starts_with("card_"))?;
    call.finish::<ExternalAccount>()?;
    let key = call.key();
    let reply =
        external_accounts::update(&call.ctx, &call.actor, &account, &id, &change, key).await?;
    call.settle(reply.map(|to| ExternalAccount { to, account }))
        .await
}

fn read(params: &mut Params, card: bool) -> Result<ExternalAccountChange> {
    params.unsupported(&["documents"])?;
    let shared = ExternalAccountChange {
        default_for_currency: params.boolean("default_for_currency")?,
        metadata: params.metadata()?,
        ..ExternalAccountChange::default()
    };
    if card {
        return Ok(ExternalAccountChange {
            holder_name: params.change("name")?,
            address: address(params)?,
            exp_month: params.integer("exp_month")?,
            exp_year: params.integer("exp_year")?,
            ..shared
        });
    }
    Ok(ExternalAccountChange {
        holder_name: params.change("account_holder_name")?,
        holder_type: one_of(params, "account_holder_type", &["individual", "company"])?,
        account_type: one_of(params, "account_type", &ACCOUNT_TYPES)?,
        ..shared
    })
}

fn one_of(params: &mut Params, name: &str, known: &[&str]) -> Result<Change<String>> {
    match params.change(name)? {
        Change::Set(text) if !known.contains(&text.as_str()) => {
            let message = format!("Invalid {name}: must be one of {}", known.join(", "));
            Err(Problem::invalid(name, "parameter_invalid", message))
        }
        other => Ok(other),
    }
}

fn address(params: &mut Params) -> Result<AddressChange> {
    let mut field = |name: &str| -> Result<Change<String>> {
        let change = params.change(name)?;
        let text = change.value().map(String::as_str).unwrap_or_default();
        domain::text::check(text, 200).map_err(|error| service::Error::text(name, error))?;
        Ok(change)
    };
    Ok(AddressChange {
        line1: field("address_line1")?,
        line2: field("address_line2")?,
        city: field("address_city")?,
        state: field("address_state")?,
        postal_code: field("address_zip")?,
        country: field("address_country")?,
    })
}
