use super::accounts::{AccountTable, EmptyList, Filters, StatusTabs};
use super::parts::loaded;
use crate::format;
use crate::i18n::ConnectTexts;
use crate::queries::accounts::{AccountList, list_accounts};
use crate::ui::{PageHeader, Pager};
use crate::url::accounts::AccountsQuery;
use crate::url::page::neighbours;
use domain::account::AccountStatus;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The connected accounts: tabs, filters, search, sortable columns, pages.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let texts = ConnectTexts::here();
    let params = use_query_map();
    let query = Memo::new(move |_| params.with(AccountsQuery::from_query));
    let data = Resource::new(
        move || query.get(),
        |query| async move { list_accounts(query.clone()).await.map(|list| (query, list)) },
    );
    view! {
        <PageHeader title=texts.connected_accounts() />
        {loaded(data, move |(query, list)| view! { <AccountListView query list /> })}
    }
}

#[component]
fn AccountListView(query: AccountsQuery, list: AccountList) -> impl IntoView {
    let texts = ConnectTexts::here();
    let AccountList {
        page,
        counts,
        currency,
    } = list;
    // What was chosen for the person is shown as chosen, and can be taken away.
    let query = AccountsQuery {
        currency: currency.map_or(query.currency, |it| it.code().to_owned()),
        ..query
    };
    let summary = summary(texts, &query, &counts, page.items.len(), page.has_next);
    let (newer, older) = neighbours(&query.url(), &page, |row| row.id.to_string());
    let rows = if page.items.is_empty() {
        view! { <EmptyList query=query.clone() /> }.into_any()
    } else {
        view! {
            <AccountTable query=query.clone() rows=page.items />
            <Pager newer older summary />
        }
        .into_any()
    };
    view! {
        <div class="stack stack--tight">
            <StatusTabs query=query.clone() counts />
            <Filters query />
            {rows}
        </div>
    }
    .into_any()
}

/// `1–25 of 797` on the first page; pages further down only know the total.
fn summary(
    texts: ConnectTexts,
    query: &AccountsQuery,
    counts: &domain::account::StatusCounts,
    shown: usize,
    has_next: bool,
) -> String {
    let total = AccountStatus::from_name(&query.status).map_or(counts.all, |it| counts.of(it));
    if query.page.is_first() && has_next {
        texts.shown_of(shown, format::count(texts.0, total))
    } else {
        texts.accounts_count(total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use domain::account::StatusCounts;

    #[test]
    fn only_the_first_page_knows_where_it_is() {
        let texts = ConnectTexts(Locale::En);
        let counts = StatusCounts {
            all: 797,
            by_status: vec![(AccountStatus::Restricted, 41)],
        };
        let all = AccountsQuery::default();
        assert_eq!(summary(texts, &all, &counts, 25, true), "1–25 of 797");
        let mut later = all.clone();
        later.page.starting_after = "acct_1".to_owned();
        assert_eq!(summary(texts, &later, &counts, 25, true), "797 accounts");
        let restricted = AccountsQuery {
            status: "restricted".to_owned(),
            ..all
        };
        assert_eq!(summary(texts, &restricted, &counts, 25, true), "1–25 of 41");
    }
}
