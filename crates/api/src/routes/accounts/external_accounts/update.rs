//! `POST /v1/accounts/:id/external_accounts/:id`

use domain::{account::Change, external_account::ExternalAccount, id::AccountId};
use service::external_accounts::{self, ExternalAccountChange};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    idempotency,
    params::Params,
    resources,
};

/// Changes a bank account or debit card; its numbers never change.
pub async fn update(mut call: Call) -> Result<Answer> {
    let account: AccountId = call.id("account")?;
    let id = call.inner_text().to_owned();
    let change = read(&mut call.params, id.starts_with("card_"))?;
    call.finish(Shape::One(Kind::Plain))?;
    let wire = |it: &ExternalAccount| resources::external_account(it, &account);
    let render = idempotency::render(wire);
    let key = call.key(&render);
    let reply =
        external_accounts::update(&call.ctx, &call.actor, &account, &id, &change, key).await?;
    call.settle(reply, wire).await
}

fn read(params: &mut Params, card: bool) -> Result<ExternalAccountChange> {
    params.unsupported(&[
        "account_type",
        "address_city",
        "address_country",
        "address_line1",
        "address_line2",
        "address_state",
        "address_zip",
        "documents",
    ])?;
    let shared = ExternalAccountChange {
        default_for_currency: params.boolean("default_for_currency")?,
        metadata: params.metadata()?,
        ..ExternalAccountChange::default()
    };
    if card {
        return Ok(ExternalAccountChange {
            holder_name: params.change("name")?,
            exp_month: params.integer("exp_month")?,
            exp_year: params.integer("exp_year")?,
            ..shared
        });
    }
    Ok(ExternalAccountChange {
        holder_name: params.change("account_holder_name")?,
        holder_type: holder_type(params)?,
        ..shared
    })
}

fn holder_type(params: &mut Params) -> Result<Change<String>> {
    let name = "account_holder_type";
    match params.change(name)? {
        Change::Set(kind) if kind != "individual" && kind != "company" => {
            let message = format!("Invalid {name}: must be one of individual or company");
            Err(Problem::invalid(name, "parameter_invalid", message))
        }
        other => Ok(other),
    }
}
