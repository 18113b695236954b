use super::parts::{TransferTable, loaded};
use super::transfers::DestinationFilter;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::queries::transfers::{TransferList, list_transfers};
use crate::routes::paths;
use crate::ui::{Card, EmptyState, IconName, LinkButton, PageHeader, Pager, Variant};
use crate::url::UrlBuilder;
use crate::url::page::{PageQuery, neighbours, text};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The platform's transfers, newest first.
#[component]
pub fn TransfersPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_query_map();
    let asked = Memo::new(move |_| {
        params.with(|query| (text(query, "destination"), PageQuery::from_query(query)))
    });
    let data = Resource::new(
        move || asked.get(),
        |(to, page)| async move {
            list_transfers(to.clone(), page)
                .await
                .map(|list| (to, list))
        },
    );
    let new = move || {
        view! {
            <LinkButton href=paths::NEW_TRANSFER variant=Variant::Primary icon=IconName::Plus>
                {texts.new_transfer()}
            </LinkButton>
        }
    };
    view! {
        <PageHeader title=CommonTexts(texts.0).transfers() actions=new />
        {loaded(data, |(to, list)| view! { <ListView to list /> })}
    }
}

#[component]
fn ListView(to: String, list: TransferList) -> impl IntoView {
    let texts = MoneyTexts::here();
    let base = UrlBuilder::new(paths::TRANSFERS)
        .set("destination", &to)
        .build();
    let (newer, older) = neighbours(&base, &list.page, |row| row.transfer.id.to_string());
    let rows = if list.page.items.is_empty() {
        let title = if to.is_empty() {
            texts.no_transfers()
        } else {
            texts.no_transfers_to()
        };
        view! {
            <Card>
                <EmptyState title body=texts.no_transfers_body() />
            </Card>
        }
        .into_any()
    } else {
        view! {
            <TransferTable transfers=list.page.items now=list.now />
            <Pager newer older />
        }
        .into_any()
    };
    view! {
        <div class="stack stack--tight">
            <DestinationFilter id=to name=list.destination />
            {rows}
        </div>
    }
    .into_any()
}
