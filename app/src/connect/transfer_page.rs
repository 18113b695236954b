use super::parts::{EventsCard, PostingsCard, loaded_under};
use super::transfers::{TransferFacts, trail};
use crate::format;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::queries::transfers::{TransferData, load_transfer};
use crate::ui::{CopyId, Flash, PageHeader, StatusBadge, transfer_status};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// One transfer: what it is, its postings, its events. Also where sending ends.
#[component]
pub fn TransferPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let sent = Memo::new(move |_| query.with(|it| it.get("done").as_deref() == Some("sent")));
    let data = Resource::new(move || id.get(), load_transfer);
    let common = CommonTexts(texts.0);
    loaded_under(common.transfers(), trail(texts, ""), data, move |data| {
        view! { <Shown data sent=sent.get_untracked() /> }
    })
}

#[component]
fn Shown(data: TransferData, sent: bool) -> impl IntoView {
    let texts = MoneyTexts::here();
    let transfer = &data.transfer;
    let amount = format::money(texts.0, transfer.amount.money());
    let title = texts.transfer_of(&amount);
    let flash = sent.then(|| texts.sent_flash(&amount, &data.to.name));
    let status = transfer_status(texts.0, transfer);
    let id = transfer.id.to_string();
    view! {
        <Flash message=flash />
        <PageHeader
            title=title.clone()
            trail=trail(texts, title)
            badge=move || view! { <StatusBadge status /> }
            subtitle=move || view! { <CopyId id=id.clone() /> }
        />
        <div class="stack">
            <TransferFacts transfer=data.transfer from=data.from to=data.to />
            <PostingsCard postings=data.postings />
            <EventsCard events=data.events />
        </div>
    }
    .into_any()
}
