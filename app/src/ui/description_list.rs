use super::written;
use leptos::prelude::*;

/// Names and values, in two columns where there is room.
#[component]
pub fn DescriptionList(
    /// One column with the values at the right, as on a review step.
    #[prop(optional)]
    receipt: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <dl class="description-list" class:description-list--receipt=receipt>
            {children()}
        </dl>
    }
    .into_any()
}

/// One name with its value.
#[component]
pub fn Description(
    /// The name.
    #[prop(into)]
    term: String,
    /// A quieter second line under the value.
    #[prop(optional, into)]
    note: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="description-list__item">
            <dt>{written(term)}</dt>
            <dd>
                {children()}
                {note.map(|note| view! { <div class="description-list__note">{note.run()}</div> })}
            </dd>
        </div>
    }
    .into_any()
}
