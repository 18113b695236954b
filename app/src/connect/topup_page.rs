use super::parts::{EventsCard, PostingsCard, loaded_under};
use super::topups::{TopupFacts, trail};
use crate::format;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::queries::topups::{TopupData, load_topup};
use crate::ui::{CopyId, Flash, PageHeader, StatusBadge, topup_status};
use domain::topup::TopupStatus;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// One top-up: what it is, its postings, its events. Also where adding funds ends.
#[component]
pub fn TopupPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let added = Memo::new(move |_| query.with(|it| it.get("done").as_deref() == Some("added")));
    let data = Resource::new(move || id.get(), load_topup);
    loaded_under(
        CommonTexts(texts.0).top_ups(),
        trail(texts, ""),
        data,
        move |data| {
            view! { <Shown data added=added.get_untracked() /> }
        },
    )
}

#[component]
fn Shown(data: TopupData, added: bool) -> impl IntoView {
    let texts = MoneyTexts::here();
    let amount = format::money(texts.0, data.topup.amount.money());
    let title = texts.topup_of(&amount);
    let added = added && data.topup.status == TopupStatus::Succeeded;
    let flash = added.then(|| texts.added_flash(&amount));
    let status = topup_status(texts.0, data.topup.status);
    let id = data.topup.id.to_string();
    view! {
        <Flash message=flash />
        <PageHeader
            title=title.clone()
            trail=trail(texts, title)
            badge=move || view! { <StatusBadge status /> }
            subtitle=move || view! { <CopyId id=id.clone() /> }
        />
        <div class="stack">
            <TopupFacts topup=data.topup />
            <PostingsCard postings=data.postings />
            <EventsCard events=data.events />
        </div>
    }
    .into_any()
}
