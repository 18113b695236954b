//! The one error type that server functions return to the browser.

mod action;

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::i18n::{ErrorTexts, Locale};
pub use action::{ActionError, ActionField, action_error, field_error};

/// The server could not be reached.
const NETWORK: &str = "network";
/// What arrived was not what the page sends.
const BAD_REQUEST: &str = "bad_request";
/// The person must first prove who they are.
const PROOF_NEEDED: &str = "proof_needed";
/// The server failed.
const SERVER_ERROR: &str = "server_error";

/// What the person sees when something did not work.
///
/// Without JavaScript this value travels in the address of the page, so it never carries secrets
/// or personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct UiError {
    /// Stable machine-readable code, for example `insufficient_funds`.
    pub code: String,
    /// A sentence in the reader's language.
    pub message: String,
    /// Name of the form field that is at fault, if one is.
    pub field: Option<String>,
    /// The id under which the server logged the request.
    pub request_id: Option<String>,
}

impl UiError {
    /// An error that belongs to the whole form or page.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
            field: None,
            request_id: None,
        }
    }

    /// An error that belongs to one form field.
    pub fn at(
        field: impl Into<String>,
        code: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            field: Some(field.into()),
            ..Self::new(code, message)
        }
    }

    /// Whether the person must first prove who they are.
    pub fn is_proof_needed(&self) -> bool {
        self.code == PROOF_NEEDED
    }

    /// The same error, with a fixed text in `locale` where the browser made it up: it learns of a
    /// failed connection where no language is at hand.
    #[must_use]
    pub fn in_locale(mut self, locale: Locale) -> Self {
        let texts = ErrorTexts(locale);
        match self.code.as_str() {
            NETWORK => self.message = texts.network().to_owned(),
            BAD_REQUEST => self.message = texts.bad_request().to_owned(),
            SERVER_ERROR => self.message = texts.server_error().to_owned(),
            _ => {}
        }
        self
    }

    /// Adds the id under which the server logged the request.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.request_id = Some(request_id.into());
        self
    }
}

impl FromServerFnError for UiError {
    type Encoder = JsonEncoding;

    /// Only the kind of a transport failure is kept: its text may name internals.
    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        let code = match value {
            ServerFnErrorErr::Request(_) => NETWORK,
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => BAD_REQUEST,
            _ => SERVER_ERROR,
        };
        Self::new(code, "").in_locale(Locale::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transport_errors_keep_no_internal_text() {
        let error = UiError::from_server_fn_error(ServerFnErrorErr::ServerError(
            "no such table: users".into(),
        ));
        assert!(!error.message.contains("table"));
        assert_eq!(error.code, "server_error");
    }

    #[test]
    fn transport_errors_follow_the_language() {
        let error = UiError::from_server_fn_error(ServerFnErrorErr::Request("refused".into()));
        let spanish = error.clone().in_locale(Locale::Es);
        assert_ne!(spanish.message, error.message);
        let own = UiError::new("too_large", "Demasiado").in_locale(Locale::En);
        assert_eq!(own.message, "Demasiado");
    }

    #[test]
    fn survives_the_wire() {
        let error = UiError::at("amount", "too_large", "Too much").with_request_id("req_1");
        assert_eq!(UiError::de(error.ser()), error);
    }
}
