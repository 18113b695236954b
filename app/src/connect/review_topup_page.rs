use super::parts::loaded_under;
use super::topups::{TopupFormView, TopupReviewCard, trail};
use crate::i18n::MoneyTexts;
use crate::queries::topups::{TopupReview, review_topup};
use crate::ui::PageHeader;
use crate::url::transfers::TopupDraft;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The second step of a top-up: what would happen, or the form again with what is wrong.
#[component]
pub fn ReviewTopupPage() -> impl IntoView {
    let texts = MoneyTexts::here();
    let params = use_query_map();
    let draft = Memo::new(move |_| params.with(TopupDraft::from_query));
    let data = Resource::new(
        move || draft.get(),
        |draft| async move {
            review_topup(draft.clone())
                .await
                .map(|review| (draft, review))
        },
    );
    let head = trail(texts, texts.review_topup());
    view! {
        <div class="narrow">
            {loaded_under(
                texts.review_topup(),
                head,
                data,
                |(draft, review)| view! { <Outcome draft review /> },
            )}
        </div>
    }
}

#[component]
fn Outcome(draft: TopupDraft, review: TopupReview) -> impl IntoView {
    let texts = MoneyTexts::here();
    match review {
        TopupReview::Ready {
            amount,
            before,
            platform_name,
        } => view! {
            <PageHeader
                title=texts.review_topup()
                trail=trail(texts, texts.review_topup())
                subtitle=move || texts.nothing_moved()
            />
            <TopupReviewCard draft amount before platform_name />
        }
        .into_any(),
        TopupReview::Refused(form, error) => view! {
            <PageHeader
                title=texts.add_to_balance()
                trail=trail(texts, texts.add_to_balance())
                subtitle=move || texts.step_one()
            />
            <TopupFormView form=*form error=Some(error) />
        }
        .into_any(),
    }
}
