use super::nav::DRAWER_ID;
use crate::i18n::CommonTexts;
use crate::layouts::mode::ModeBadge;
use crate::layouts::shortcuts::SEARCH_ID;
use crate::routes::paths;
use crate::ui::{Icon, IconName};
use leptos::prelude::*;
use leptos_router::components::Form;
use leptos_router::hooks::use_query_map;

/// Search and mode; on small screens also the button that opens the navigation.
#[component]
pub fn TopBar() -> impl IntoView {
    view! {
        <header class="top-bar">
            <button
                type="button"
                class="button button--ghost button--icon top-bar__menu below-960"
                popovertarget=DRAWER_ID
                aria-label=CommonTexts::here().open_navigation()
            >
                <Icon name=IconName::Menu />
            </button>
            <GlobalSearch />
            <ModeBadge />
        </header>
    }
    .into_any()
}

/// Finds accounts from anywhere.
#[component]
fn GlobalSearch() -> impl IntoView {
    let texts = CommonTexts::here();
    let query = use_query_map();
    let term = move || query.with(|query| query.get("q").unwrap_or_default());
    view! {
        <Form method="GET" action=paths::ACCOUNTS attr:class="search" attr:role="search">
            <Icon name=IconName::Search />
            <input
                id=SEARCH_ID
                class="search__input"
                type="search"
                name="q"
                value=term
                maxlength="200"
                autocomplete="off"
                placeholder=texts.search_accounts()
                aria-label=texts.search_accounts()
            />
            <kbd class="search__key" aria-hidden="true">"/"</kbd>
        </Form>
    }
    .into_any()
}
