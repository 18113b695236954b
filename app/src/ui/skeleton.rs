use crate::i18n::CommonTexts;
use leptos::prelude::*;

/// A grey line in place of text that is loading.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! { <span class="skeleton" aria-hidden="true"></span> }.into_any()
}

/// Rows of the real height in place of a list that is loading. Invisible for the first moment, so
/// that a quick answer does not flicker.
#[component]
pub fn SkeletonRows(
    /// How many.
    #[prop(default = 5)]
    rows: u8,
) -> impl IntoView {
    view! {
        <div class="skeleton-rows" role="status">
            <span class="visually-hidden">{CommonTexts::here().loading()}</span>
            {(0..rows)
                .map(|_| view! { <div class="skeleton-rows__row"><Skeleton /><Skeleton /></div> })
                .collect_view()}
        </div>
    }
    .into_any()
}
