use super::{Icon, Intent, written};
use leptos::prelude::*;

/// A message about the state of what the page shows: why, since when, and the ways out.
#[component]
pub fn Notice(
    /// `Info`, `Warning` or `Urgent`; others are drawn alike.
    intent: Intent,
    /// What is the case.
    #[prop(into)]
    title: String,
    /// The ways out.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// The details.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=format!("notice notice--{}", intent.word()) role="note">
            <Icon name=intent.icon() />
            <div class="notice__text">
                <p class="notice__title">{written(title)}</p>
                {children.map(|children| view! { <div class="notice__body">{children()}</div> })}
            </div>
            {actions.map(|actions| view! { <div class="notice__actions">{actions.run()}</div> })}
        </div>
    }
    .into_any()
}
