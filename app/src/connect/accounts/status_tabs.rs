use crate::i18n::ConnectTexts;
use crate::ui::{Tab, Tabs, account_status};
use crate::url::accounts::AccountsQuery;
use domain::account::{AccountStatus, StatusCounts};
use leptos::prelude::*;

/// The tabs of the list: all accounts, and those in each status.
#[component]
pub fn StatusTabs(
    /// What the address says.
    query: AccountsQuery,
    /// How many accounts each tab holds under the other filters.
    counts: StatusCounts,
) -> impl IntoView {
    let texts = ConnectTexts::here();
    let all = Tab {
        label: texts.all().to_owned(),
        href: query.url_with("status", ""),
        count: Some(counts.all),
        current: query.status.is_empty(),
    };
    let statuses = AccountStatus::ALL.into_iter().map(|status| Tab {
        label: account_status(texts.0, status).label.to_owned(),
        href: query.url_with("status", status.name()),
        count: Some(counts.of(status)),
        current: query.status == status.name(),
    });
    let items = std::iter::once(all).chain(statuses).collect();
    view! { <Tabs label=texts.status_tabs() items /> }.into_any()
}
