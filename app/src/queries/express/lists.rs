use super::EntryList;
use crate::error::UiError;
use crate::url::express::ListQuery;
use leptos::prelude::*;

/// The account's transactions, newest first.
#[server(endpoint = "queries/express/transactions")]
pub async fn express_transactions(
    /// Which, and which page of them.
    query: ListQuery,
) -> Result<EntryList, UiError> {
    use crate::ssr;
    let (ctx, session) = (ssr::ctx()?, ssr::account()?);
    let filter = super::filters::transactions(&query, session.account.time_zone())?;
    let page = query.page.request();
    let found = service::balances::transactions(&ctx, &session.actor, &filter, &page).await;
    super::read::of_lines(&ctx, &session, found.map_err(ssr::ui_error)?).await
}

/// The payments that the account received, newest first.
#[server(endpoint = "queries/express/payments")]
pub async fn express_payments(
    /// Which, and which page of them.
    query: ListQuery,
) -> Result<EntryList, UiError> {
    use crate::ssr;
    let (ctx, session) = (ssr::ctx()?, ssr::account()?);
    let account = &session.account;
    let wanted = super::filters::payments(&query, account.time_zone(), account.default_currency)?;
    let page = query.page.request();
    let found = service::payments::list(&ctx, &session.actor, &account.id, &wanted, &page).await;
    super::read::of_payments(&ctx, &session, found.map_err(ssr::ui_error)?).await
}
