use super::{MaybeText, written};
use leptos::prelude::*;

/// A framed region of a page.
#[component]
pub fn Card(
    /// The heading; none for a plain frame.
    #[prop(optional, into)]
    title: MaybeText,
    /// A number beside the heading, already formatted.
    #[prop(optional, into)]
    count: MaybeText,
    /// What stands at the right of the heading.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// Whether the content reaches the frame, as tables and lists do.
    #[prop(optional)]
    flush: bool,
    children: Children,
) -> impl IntoView {
    let title = title.0.map(written);
    let has_head = title.is_some() || actions.is_some();
    let head = has_head.then(move || {
        view! {
            <header class="card__head">
                <h2 class="card__title">
                    {title}
                    {count.0.map(|count| view! { <span class="card__count">{count}</span> })}
                </h2>
                {actions.map(|actions| view! { <div class="card__actions">{actions.run()}</div> })}
            </header>
        }
    });
    view! {
        <section class="card" class:card--flush=flush>
            {head}
            <div class="card__body">{children()}</div>
        </section>
    }
    .into_any()
}
