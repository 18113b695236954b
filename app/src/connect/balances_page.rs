use super::balances::{LineTable, TypeFilter};
use super::parts::{BalanceTable, loaded};
use crate::i18n::MoneyTexts;
use crate::queries::balances::{BalancesData, load_balances};
use crate::routes::paths;
use crate::ui::{Card, EmptyState, IconName, LinkButton, PageHeader, Pager, Variant};
use crate::url::UrlBuilder;
use crate::url::page::{PageQuery, neighbours, text};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The platform's balances and everything that changed them.
#[component]
pub fn BalancesPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_query_map();
    let asked = Memo::new(move |_| {
        params.with(|query| (text(query, "type"), PageQuery::from_query(query)))
    });
    let data = Resource::new(
        move || asked.get(),
        |(kind, page)| async move {
            load_balances(kind.clone(), page)
                .await
                .map(|data| (kind, data))
        },
    );
    let actions = move || {
        view! {
            <LinkButton href=paths::NEW_TRANSFER icon=IconName::ArrowRight>
                {texts.new_transfer()}
            </LinkButton>
            <LinkButton href=paths::NEW_TOPUP variant=Variant::Primary icon=IconName::Plus>
                {texts.add_to_balance()}
            </LinkButton>
        }
    };
    view! {
        <PageHeader title=texts.balances() actions />
        {loaded(data, |(kind, data)| view! { <Content kind data /> })}
    }
}

#[component]
fn Content(kind: String, data: BalancesData) -> impl IntoView {
    let texts = MoneyTexts::here();
    let base = UrlBuilder::new(paths::BALANCES).set("type", &kind).build();
    let (newer, older) = neighbours(&base, &data.activity, |line| line.id.to_string());
    let balances = if data.balances.is_empty() {
        view! {
            <Card>
                <EmptyState title=texts.no_balance() body=texts.no_balance_body() />
            </Card>
        }
        .into_any()
    } else {
        view! {
            <Card title=texts.total() flush=true>
                <BalanceTable caption=texts.balances() balances=data.balances />
            </Card>
        }
        .into_any()
    };
    let lines = if data.activity.items.is_empty() {
        view! {
            <Card>
                <EmptyState title=texts.no_activity() body=texts.no_activity_body() />
            </Card>
        }
        .into_any()
    } else {
        view! {
            <LineTable lines=data.activity.items now=data.now />
            <Pager newer older />
        }
        .into_any()
    };
    view! {
        <div class="stack">
            {balances} <section class="stack stack--tight">
                <h2>{texts.all_activity()}</h2>
                <TypeFilter chosen=kind />
                {lines}
            </section>
        </div>
    }
    .into_any()
}
