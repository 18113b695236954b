use super::{Field, FieldError, control_id, described_by, focus_on_error, invalid};
use crate::ui::MaybeText;
use leptos::prelude::*;

/// Several lines of text.
#[component]
pub fn TextareaField(
    /// The name of the control.
    name: &'static str,
    /// The label.
    #[prop(into)]
    label: String,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// How many lines it shows.
    #[prop(default = 3)]
    rows: u8,
    /// A line of help.
    #[prop(optional, into)]
    help: MaybeText,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: FieldError,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The most characters it takes.
    #[prop(default = None, into)]
    maxlength: Option<u32>,
) -> impl IntoView {
    let id = control_id(name);
    let describes = described_by(name, help.0.is_some(), error);
    focus_on_error(id.clone(), error);
    view! {
        <Field name label help=help error optional>
            <textarea
                class="input input--area"
                id=id
                name=name
                dir="auto"
                rows=rows.to_string()
                maxlength=maxlength.map(|length| length.to_string())
                required=!optional
                aria-invalid=move || invalid(error).get()
                aria-describedby=move || describes.get()
            >
                {value}
            </textarea>
        </Field>
    }
    .into_any()
}
