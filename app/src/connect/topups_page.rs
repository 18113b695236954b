use super::parts::loaded;
use super::topups::TopupTable;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::queries::topups::{TopupList, list_topups};
use crate::routes::paths;
use crate::ui::{Card, EmptyState, IconName, LinkButton, PageHeader, Pager, Variant};
use crate::url::page::{PageQuery, neighbours};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The platform's top-ups, newest first.
#[component]
pub fn TopupsPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_query_map();
    let page = Memo::new(move |_| params.with(PageQuery::from_query));
    let data = Resource::new(move || page.get(), list_topups);
    let add = move || {
        view! {
            <LinkButton href=paths::NEW_TOPUP variant=Variant::Primary icon=IconName::Plus>
                {texts.add_to_balance()}
            </LinkButton>
        }
    };
    view! {
        <PageHeader title=CommonTexts(texts.0).top_ups() actions=add />
        {loaded(data, |list| view! { <ListView list /> })}
    }
}

#[component]
fn ListView(list: TopupList) -> impl IntoView {
    let texts = MoneyTexts::here();
    let (newer, older) = neighbours(paths::TOPUPS, &list.page, |row| row.id.to_string());
    if list.page.items.is_empty() {
        return view! {
            <Card>
                <EmptyState title=texts.no_topups() body=texts.no_topups_body() />
            </Card>
        }
        .into_any();
    }
    view! {
        <TopupTable topups=list.page.items now=list.now />
        <Pager newer older />
    }
    .into_any()
}
