use super::{MaybeText, written};
use leptos::prelude::*;

/// What stands where there is nothing to show: a title, one sentence, at most one action.
#[component]
pub fn EmptyState(
    /// What is missing.
    #[prop(into)]
    title: String,
    /// One sentence on what would appear here.
    #[prop(optional, into)]
    body: MaybeText,
    /// The one action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <p class="empty-state__title">{written(title)}</p>
            {body.0.map(|body| view! { <p class="empty-state__body">{body}</p> })}
            {children.map(|children| view! { <div class="empty-state__action">{children()}</div> })}
        </div>
    }
    .into_any()
}
