use super::{Field, FieldError, control_id, described_by, focus_on_error, invalid};
use crate::ui::MaybeText;
use leptos::prelude::*;

/// A line of text.
#[component]
pub fn TextField(
    /// The name of the control, as the server function's argument is called.
    name: &'static str,
    /// The label.
    #[prop(into)]
    label: String,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// `text` unless told: `email`, `password`, `search`, `tel`, …
    #[prop(default = "text")]
    kind: &'static str,
    /// A line of help.
    #[prop(optional, into)]
    help: MaybeText,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: FieldError,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The `autocomplete` token.
    #[prop(default = None, into)]
    autocomplete: Option<&'static str>,
    /// The `inputmode`, for the keyboard of a phone.
    #[prop(default = None, into)]
    inputmode: Option<&'static str>,
    /// The most characters it takes.
    #[prop(default = None, into)]
    maxlength: Option<u32>,
    /// Whether it has the focus when the page opens.
    #[prop(optional)]
    autofocus: bool,
    /// Text that is shown while it is empty. Never instead of a label.
    #[prop(optional, into)]
    placeholder: MaybeText,
    /// Keeps a signal in step with what is typed.
    #[prop(default = None, into)]
    bind: Option<RwSignal<String>>,
) -> impl IntoView {
    let id = control_id(name);
    let describes = described_by(name, help.0.is_some(), error);
    focus_on_error(id.clone(), error);
    let on_input = move |event| {
        if let Some(bind) = bind {
            bind.set(event_target_value(&event));
        }
    };
    view! {
        <Field name label help=help error optional>
            <input
                class="input"
                id=id
                name=name
                type=kind
                dir="auto"
                value=value
                placeholder=placeholder.0
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=maxlength.map(|length| length.to_string())
                required=!optional
                autofocus=move || autofocus || error.get().is_some()
                aria-invalid=move || invalid(error).get()
                aria-describedby=move || describes.get()
                on:input=on_input
            />
        </Field>
    }
    .into_any()
}
