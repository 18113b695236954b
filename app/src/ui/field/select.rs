use super::{Field, FieldError, control_id, described_by, focus_on_error, invalid};
use crate::ui::{MaybeText, written};
use leptos::prelude::*;

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: written(label.into()),
        }
    }
}

/// A list to choose one from.
#[component]
pub fn SelectField(
    /// The name of the control.
    name: &'static str,
    /// The label.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The value chosen at first.
    #[prop(optional, into)]
    value: String,
    /// A line of help.
    #[prop(optional, into)]
    help: MaybeText,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: FieldError,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Keeps a signal in step with what is chosen.
    #[prop(default = None, into)]
    bind: Option<RwSignal<String>>,
) -> impl IntoView {
    let id = control_id(name);
    let describes = described_by(name, help.0.is_some(), error);
    focus_on_error(id.clone(), error);
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    let on_change = move |event| {
        if let Some(bind) = bind {
            bind.set(event_target_value(&event));
        }
    };
    view! {
        <Field name label help=help error optional>
            <select
                class="input input--select"
                id=id
                name=name
                required=!optional
                aria-invalid=move || invalid(error).get()
                aria-describedby=move || describes.get()
                on:change=on_change
            >
                {options}
            </select>
        </Field>
    }
    .into_any()
}
