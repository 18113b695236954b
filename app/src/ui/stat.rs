use super::MaybeText;
use leptos::prelude::*;

/// A framed row of figures.
#[component]
pub fn StatRow(children: Children) -> impl IntoView {
    view! { <dl class="stat-row">{children()}</dl> }.into_any()
}

/// One figure: its name, the figure, a line of detail.
#[component]
pub fn Stat(
    /// The name.
    #[prop(into)]
    label: String,
    /// A line under the figure.
    #[prop(optional, into)]
    detail: MaybeText,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="stat">
            <dt class="stat__label">{label}</dt>
            <dd class="stat__value">{children()}</dd>
            {detail.0.map(|detail| view! { <dd class="stat__detail">{detail}</dd> })}
        </div>
    }
    .into_any()
}
