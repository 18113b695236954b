use super::parts::loaded;
use super::transfers::{TransferFormView, trail};
use crate::i18n::MoneyTexts;
use crate::queries::transfers::draft::load_transfer_form;
use crate::ui::PageHeader;
use crate::url::transfers::TransferDraft;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The first step of a transfer.
#[component]
pub fn NewTransferPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_query_map();
    let draft = Memo::new(move |_| params.with(TransferDraft::from_query));
    let form = Resource::new(move || draft.get(), load_transfer_form);
    view! {
        <div class="narrow">
            <PageHeader
                title=texts.new_transfer()
                trail=trail(texts, texts.new_transfer())
                subtitle=move || texts.step_one()
            />
            {loaded(form, |form| view! { <TransferFormView form /> })}
        </div>
    }
}
