//! `GET /v1/tributary/accounts/search`

use domain::account::{AccountFilter, AccountKind, AccountOrder, AccountRow, AccountStatus};
use service::accounts;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    list,
    params::Params,
};

/// Longest query, in characters.
const MAX_QUERY: usize = 200;

/// Accounts found by the beginnings of words of their name, email, id or metadata.
pub async fn search_accounts(mut call: Call) -> Result<Answer> {
    let request = list::page(&mut call.params)?;
    let filter = filter(&mut call.params)?;
    call.finish_list::<AccountRow>()?;
    let order = AccountOrder::default();
    let page = accounts::search(&call.ctx, &call.actor, &filter, order, &request).await?;
    call.page("/v1/tributary/accounts/search", page).await
}

fn filter(params: &mut Params) -> Result<AccountFilter> {
    let query = params.required("query")?;
    domain::text::check(&query, MAX_QUERY).map_err(|error| service::Error::text("query", error))?;
    let kinds = "standard, express, custom or none";
    let statuses = "restricted, restricted_soon, in_review, rejected, enabled or pending";
    let country = match params.given("country")? {
        None => None,
        Some(text) => Some(
            text.parse()
                .map_err(|error: domain::country::UnknownCountry| {
                    Problem::invalid("country", "country_unsupported", error.to_string())
                })?,
        ),
    };
    Ok(AccountFilter {
        status: params.one_of("status", AccountStatus::from_name, statuses)?,
        kind: params.one_of("type", AccountKind::from_name, kinds)?,
        country,
        created: list::created(params)?,
        query: Some(query),
        ..AccountFilter::default()
    })
}
