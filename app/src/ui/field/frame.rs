use super::{FieldError, control_id};
use crate::i18n::CommonTexts;
use crate::ui::{Icon, IconName, MaybeText, written};
use leptos::prelude::*;

/// The frame of a field: label, control, help and error. Use it directly for controls of your own,
/// with `id="field-NAME"` on the control.
#[component]
pub fn Field(
    /// The name of the control.
    name: &'static str,
    /// The label.
    #[prop(into)]
    label: String,
    /// A line of help.
    #[prop(optional, into)]
    help: MaybeText,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: FieldError,
    /// Whether the field may stay empty; required ones are not marked.
    #[prop(optional)]
    optional: bool,
    children: Children,
) -> impl IntoView {
    let mark = optional.then(|| {
        view! { <span class="field__optional">{CommonTexts::here().optional()}</span> }
    });
    let message = move || {
        error
            .get()
            .map(|text| view! { <Icon name=IconName::Warning />{written(text)} })
    };
    view! {
        <div class="field" class:field--invalid=move || error.get().is_some()>
            <label class="field__label" for=control_id(name)>
                {label}
                {mark}
            </label>
            {children()}
            <p class="field__error" id=format!("field-{name}-error") hidden=move || error.get().is_none()>
                {message}
            </p>
            {help
                .0
                .map(|help| {
                    view! {
                        <p class="field__help" id=format!("field-{name}-help")>
                            {help}
                        </p>
                    }
                })}
        </div>
    }
    .into_any()
}
