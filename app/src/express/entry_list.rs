//! A page of a list: its rows, its neighbours, and what stands there without rows.

use super::entries::EntryRows;
use crate::i18n::{CommonTexts, ExpressTexts};
use crate::queries::express::EntryList;
use crate::ui::{Card, EmptyState, LinkButton, Pager};
use crate::url::express::ListQuery;
use crate::url::page::neighbours;
use leptos::prelude::*;

/// What an empty list says.
#[derive(Clone, Copy)]
pub struct Empty {
    /// That there is nothing yet.
    pub title: &'static str,
    /// What would appear, given the platform's name.
    pub body: fn(ExpressTexts, &str) -> String,
    /// That nothing matches the filters.
    pub no_match: &'static str,
}

/// The rows with the links to newer and older ones.
#[component]
pub fn EntryListView(
    /// The page.
    list: EntryList,
    /// What was asked for.
    query: ListQuery,
    /// The list's address.
    path: &'static str,
    /// The address of the entry with this id.
    href: fn(&str) -> String,
    /// What stands there without rows.
    empty: Empty,
) -> impl IntoView {
    if list.page.items.is_empty() {
        return nothing(path, &query, &list.platform, empty);
    }
    let (newer, older) = neighbours(&query.url(path), &list.page, |entry| entry.id.clone());
    let several = newer.is_some() || older.is_some();
    view! {
        <Card flush=true>
            <EntryRows list href />
        </Card>
        {several.then(|| view! { <Pager newer older /> })}
    }
    .into_any()
}

fn nothing(path: &'static str, query: &ListQuery, platform: &str, empty: Empty) -> AnyView {
    if query.is_filtered() || !query.page.is_first() {
        let clear = CommonTexts::here().clear_filters();
        return view! {
            <Card>
                <EmptyState title=empty.no_match>
                    <LinkButton href=path>{clear}</LinkButton>
                </EmptyState>
            </Card>
        }
        .into_any();
    }
    let body = (empty.body)(ExpressTexts::here(), platform);
    view! {
        <Card>
            <EmptyState title=empty.title body />
        </Card>
    }
    .into_any()
}
