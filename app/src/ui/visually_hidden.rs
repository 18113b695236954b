use leptos::prelude::*;

/// Text for screen readers only.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }.into_any()
}
