use crate::connect::parts::words;
use crate::i18n::{CommonTexts, ConnectTexts, country_name};
use crate::routes::paths;
use crate::ui::{
    Column, DateText, Direction, MoneyText, RowLink, SortHeader, StatusBadge, Table,
    account_status, written,
};
use crate::url::accounts::AccountsQuery;
use domain::account::{AccountRow, AccountSort};
use leptos::prelude::*;

/// The accounts, one per row.
#[component]
pub fn AccountTable(
    /// What the address says.
    query: AccountsQuery,
    /// The rows.
    rows: Vec<AccountRow>,
) -> impl IntoView {
    let texts = ConnectTexts::here();
    let common = CommonTexts(texts.0);
    let rows = rows.into_iter().map(|it| row(texts, it)).collect_view();
    view! {
        <Table caption=texts.connected_accounts()>
            <thead>
                <tr>
                    {sortable(&query, AccountSort::Name, texts.account())}
                    <Column label=common.status() />
                    <Column label=texts.kind() />
                    <Column label=common.country() />
                    {sortable(&query, AccountSort::Created, texts.connected_on())}
                    {sortable(&query, AccountSort::Balance, common.balance())}
                    {sortable(&query, AccountSort::Volume, texts.lifetime_volume())}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn sortable(
    query: &AccountsQuery,
    sort: AccountSort,
    label: &'static str,
) -> impl IntoView + use<> {
    let now = query.ordering().unwrap_or_default();
    let direction = (now.sort == sort).then_some(if now.descending {
        Direction::Descending
    } else {
        Direction::Ascending
    });
    let numeric = sort.needs_currency();
    let label = match query.currency.to_uppercase() {
        code if numeric && !code.is_empty() => format!("{label} ({code})"),
        _ => label.to_owned(),
    };
    view! { <SortHeader label href=query.url_sorted(sort) direction numeric /> }
}

fn row(texts: ConnectTexts, row: AccountRow) -> impl IntoView {
    let common = CommonTexts(texts.0);
    // The name stands in the first line already where there is no other.
    let email = row.email.filter(|email| *email != row.label);
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href=paths::account(row.id.as_str())>{written(row.label)}</RowLink>
                {email.map(|email| view! { <div class="cell__sub">{written(email)}</div> })}
            </td>
            <td data-label=common.status()>
                <StatusBadge status=account_status(texts.0, row.status) />
            </td>
            <td class="cell--muted cell--wide">{words::account_kind(texts.0, row.kind)}</td>
            <td class="cell--wide" title=country_name(texts.0, row.country)>
                {row.country.code()}
            </td>
            <td class="cell--muted cell--wide">
                <DateText at=row.created />
            </td>
            <td class="cell--number" data-label=common.balance()>
                <MoneyText money=row.balance />
            </td>
            <td class="cell--number cell--wide">
                <MoneyText money=row.volume />
            </td>
        </tr>
    }
}
