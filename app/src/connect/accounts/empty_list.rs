use crate::i18n::{CommonTexts, ConnectTexts};
use crate::routes::paths;
use crate::ui::{Card, EmptyState, LinkButton};
use crate::url::accounts::AccountsQuery;
use leptos::prelude::*;

/// What stands in place of the list: there are no accounts at all, or none under these filters.
#[component]
pub fn EmptyList(
    /// What the address says.
    query: AccountsQuery,
) -> impl IntoView {
    let texts = ConnectTexts::here();
    let common = CommonTexts(texts.0);
    let content = if query.is_filtered() {
        view! {
            <EmptyState title=texts.no_match_title() body=texts.no_match_body()>
                <LinkButton href=query.url_cleared()>{common.clear_filters()}</LinkButton>
            </EmptyState>
        }
        .into_any()
    } else if !query.status.is_empty() {
        view! { <EmptyState title=texts.no_status_title() body=texts.no_status_body() /> }
            .into_any()
    } else {
        view! {
            <EmptyState title=texts.no_accounts_title() body=texts.no_accounts_body()>
                <LinkButton href=paths::DEVELOPERS>{texts.no_accounts_action()}</LinkButton>
            </EmptyState>
        }
        .into_any()
    };
    view! { <Card>{content}</Card> }.into_any()
}
