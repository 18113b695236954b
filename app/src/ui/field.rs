//! Form fields: label above, help below, the error under it in words and with an icon.
//!
//! Every field takes `error`, from `field_error(action_error(action), "name")`. When an error
//! arrives the field marks itself invalid, points to the message and takes the focus.

mod amount;
mod check;
mod frame;
mod select;
mod text;
mod textarea;

pub use amount::AmountField;
pub use check::CheckField;
pub use frame::Field;
pub use select::{Choice, SelectField};
pub use text::TextField;
pub use textarea::TextareaField;

use leptos::prelude::*;

/// The message under a field, if the field is at fault.
pub(super) type FieldError = Signal<Option<String>>;

/// The id of the control of the field called `name`; error summaries link to it.
pub(super) fn control_id(name: &str) -> String {
    format!("field-{name}")
}

/// The ids of what describes the control: the help, and the error while there is one.
pub(super) fn described_by(
    name: &str,
    has_help: bool,
    error: FieldError,
) -> Signal<Option<String>> {
    let (help, message) = (format!("field-{name}-help"), format!("field-{name}-error"));
    Signal::derive(move || match (has_help, error.get().is_some()) {
        (true, true) => Some(format!("{message} {help}")),
        (true, false) => Some(help.clone()),
        (false, true) => Some(message.clone()),
        (false, false) => None,
    })
}

/// The value of `aria-invalid`.
pub(super) fn invalid(error: FieldError) -> Signal<Option<&'static str>> {
    Signal::derive(move || error.get().is_some().then_some("true"))
}

/// Moves the focus to the control with this id whenever an error arrives. It waits for the next
/// frame: a form that arrives together with its error is not in the page yet.
pub(super) fn focus_on_error(id: String, error: FieldError) {
    Effect::new(move || {
        if error.get().is_some() {
            let id = id.clone();
            request_animation_frame(move || {
                if let Some(element) = document().get_element_by_id(&id) {
                    focus(&element);
                }
            });
        }
    });
}

fn focus(element: &leptos::web_sys::Element) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.dyn_ref::<leptos::web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}

#[cfg(test)]
mod tests;
