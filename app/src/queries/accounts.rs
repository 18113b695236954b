//! The list of connected accounts.

use crate::error::UiError;
use crate::url::accounts::AccountsQuery;
use domain::account::{AccountRow, StatusCounts};
use domain::list::Page;
use domain::money::Currency;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::account::{AccountFilter, AccountOrder};

/// A page of the list, with the counts of its tabs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountList {
    /// The rows.
    pub page: Page<AccountRow>,
    /// How many accounts the other filters leave, in all and per status.
    pub counts: StatusCounts,
    /// The currency of all of them, where they are of one: that of the filter, or the platform's own
    /// where amounts order the list and none was chosen.
    pub currency: Option<Currency>,
}

/// A page of the list of connected accounts.
#[server(endpoint = "queries/accounts")]
pub async fn list_accounts(
    /// What the address says.
    query: AccountsQuery,
) -> Result<AccountList, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let mut filter = query.filter().map_err(refusal::bad_param)?;
    let order = query.ordering().map_err(refusal::bad_param)?;
    if order.sort.needs_currency() && filter.currency.is_none() {
        let platform = service::accounts::current(&ctx, &actor).await;
        filter.currency = Some(platform.map_err(refusal::told)?.default_currency);
    }
    let request = query.page.request();
    let page = service::accounts::search(&ctx, &actor, &filter, order, &request)
        .await
        .map_err(refusal::told)?;
    let currency = filter.currency;
    let every = AccountFilter {
        status: None,
        ..filter
    };
    let counts = service::accounts::counts(&ctx, &actor, &every)
        .await
        .map_err(refusal::told)?;
    Ok(AccountList {
        page,
        counts,
        currency,
    })
}

/// The best matches for `q`, for choosing one account; nothing for an empty `q`.
#[server(endpoint = "queries/find_accounts")]
pub async fn find_accounts(
    /// Words to search for.
    q: String,
) -> Result<Page<AccountRow>, UiError> {
    matches(&crate::ssr::ctx()?, &crate::ssr::member_actor()?, &q).await
}

/// How many matches a choice offers.
pub const MATCHES: u32 = 8;

#[cfg(feature = "ssr")]
pub(crate) async fn matches(
    ctx: &service::Ctx,
    actor: &domain::actor::Actor,
    q: &str,
) -> Result<Page<AccountRow>, UiError> {
    if q.trim().is_empty() {
        return Ok(Page::empty());
    }
    let filter = AccountFilter {
        query: Some(q.to_owned()),
        ..AccountFilter::default()
    };
    let request = domain::list::PageRequest::first(MATCHES);
    service::accounts::search(ctx, actor, &filter, AccountOrder::default(), &request)
        .await
        .map_err(refusal::told)
}
