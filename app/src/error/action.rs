//! Reading the outcome of a form action, with and without JavaScript.
//!
//! Without JavaScript a failed form comes back as a redirect whose address carries the error;
//! `ServerAction` starts from that value, so one code path serves both.

use super::UiError;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The error of an action, if its last run failed.
pub type ActionError = Signal<Option<UiError>>;

/// The message for one field, if the last run failed because of it.
pub type ActionField = Signal<Option<String>>;

/// The last error of `action`; `None` before the first run, after a success and while pending.
pub fn action_error<S>(action: ServerAction<S>) -> ActionError
where
    S: ServerFn<Error = UiError> + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
{
    let value = action.value();
    Signal::derive(move || {
        value.with(|outcome| match outcome {
            Some(Err(error)) => Some(error.clone()),
            _ => None,
        })
    })
}

/// The part of `error` that belongs to the field called `name`.
pub fn field_error(error: ActionError, name: &'static str) -> ActionField {
    Signal::derive(move || {
        error.with(|error| match error {
            Some(error) if error.field.as_deref() == Some(name) => Some(error.message.clone()),
            _ => None,
        })
    })
}
