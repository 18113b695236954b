use super::parts::loaded;
use super::topups::{TopupFormView, trail};
use crate::i18n::MoneyTexts;
use crate::queries::topups::load_topup_form;
use crate::ui::PageHeader;
use crate::url::transfers::TopupDraft;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The first step of a top-up.
#[component]
pub fn NewTopupPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_query_map();
    let draft = Memo::new(move |_| params.with(TopupDraft::from_query));
    let form = Resource::new(move || draft.get(), load_topup_form);
    view! {
        <div class="narrow">
            <PageHeader
                title=texts.add_to_balance()
                trail=trail(texts, texts.add_to_balance())
                subtitle=move || texts.step_one()
            />
            {loaded(form, |form| view! { <TopupFormView form /> })}
        </div>
    }
}
