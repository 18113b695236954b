//! What forms do: one server function per act. Success always ends in a redirect, so that a reload
//! never repeats it.

pub mod accounts;
pub mod auth;
pub mod express;
pub mod keys;
pub mod links;
pub mod mode;
#[cfg(feature = "ssr")]
pub(crate) mod once;
pub mod proof;
pub mod topups;
pub mod transfers;

#[cfg(feature = "ssr")]
use crate::error::UiError;

/// What makes a call recognisable: the operation and everything that was typed.
#[cfg(feature = "ssr")]
fn fingerprint(operation: &str, input: &[&str]) -> String {
    // The lengths keep two inputs apart whose texts only join alike.
    input.iter().fold(operation.to_owned(), |text, part| {
        format!("{text}|{}:{part}", part.len())
    })
}

/// What an act came to; `None` where it needs a proof of identity first. Then the answer leads to
/// the page that asks for the password, and from there back to `back`, which holds the draft.
#[cfg(feature = "ssr")]
fn proven<T>(outcome: service::Result<T>, back: &str) -> Result<Option<T>, UiError> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(service::Error::ProofNeeded(_)) => {
            leptos_axum::redirect(&crate::routes::paths::confirm(back));
            Ok(None)
        }
        Err(error) => Err(crate::queries::refusal::told(error)),
    }
}

/// The form's key as the services take it.
#[cfg(feature = "ssr")]
fn key(text: &str, fingerprint: String) -> Result<service::Key, UiError> {
    service::Key::new(text, fingerprint).ok_or_else(|| {
        let texts = crate::i18n::ErrorTexts(crate::ssr::locale());
        UiError::new("bad_request", texts.bad_request())
    })
}
