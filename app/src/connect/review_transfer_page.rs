use super::parts::loaded_under;
use super::transfers::{ReviewCard, TransferFormView, trail};
use crate::i18n::MoneyTexts;
use crate::queries::transfers::draft::{TransferReview, review_transfer};
use crate::routes::paths;
use crate::ui::PageHeader;
use crate::url::transfers::TransferDraft;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;

/// The second step of a transfer: what would happen, or the form again with what is wrong.
#[component]
pub fn ReviewTransferPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_query_map();
    let draft = Memo::new(move |_| params.with(TransferDraft::from_query));
    let data = Resource::new(
        move || draft.get(),
        |draft| async move {
            review_transfer(draft.clone())
                .await
                .map(|review| (draft, review))
        },
    );
    let head = trail(texts, texts.review_transfer());
    view! {
        <div class="narrow">
            {loaded_under(
                texts.review_transfer(),
                head,
                data,
                |(draft, review)| view! { <Outcome draft review /> },
            )}
        </div>
    }
}

#[component]
fn Outcome(draft: TransferDraft, review: TransferReview) -> impl IntoView {
    let texts = MoneyTexts::here();
    match review {
        TransferReview::Ready(preview) => view! {
            <PageHeader
                title=texts.review_transfer()
                trail=trail(texts, texts.new_transfer())
                subtitle=move || texts.nothing_moved()
            />
            <ReviewCard draft preview=*preview />
        }
        .into_any(),
        // The address holds the draft, and the way back leads to it.
        TransferReview::Refused(_, error) if error.is_proof_needed() => {
            view! { <Redirect path=paths::confirm(&draft.review_url()) /> }.into_any()
        }
        TransferReview::Refused(form, error) => view! {
            <PageHeader
                title=texts.new_transfer()
                trail=trail(texts, texts.new_transfer())
                subtitle=move || texts.step_one()
            />
            <TransferFormView form=*form error=Some(error) />
        }
        .into_any(),
    }
}
