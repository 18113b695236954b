use leptos::prelude::*;

/// A box to tick, with its label behind it.
#[component]
pub fn CheckField(
    /// The name of the control.
    name: &'static str,
    /// What is sent when it is ticked.
    #[prop(default = "true".to_owned(), into)]
    value: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// Whether it is ticked at first.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name=name value=value checked=checked />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
