//! Errors of use cases in the reader's language. The services speak English; what people meet in
//! forms is said again here by its code.

use crate::error::UiError;
use crate::i18n::{Locale, ProblemTexts};
use crate::ssr;
use crate::url::accounts::BadParam;
use domain::metadata::{MAX_KEYS, MetadataError};
use domain::money::{Currency, Positive, read_typed};
use http::{StatusCode, request::Parts};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use service::Error;

/// The error as the person is told, in their language.
pub fn told(error: Error) -> UiError {
    let error = without_id(ssr::ui_error(error));
    match in_words(ProblemTexts(ssr::locale()), &error) {
        Some(message) => UiError { message, ..error },
        None => error,
    }
}

/// Something that was typed and cannot be taken. Sets the status of the answer.
pub fn at(field: &str, code: &'static str, message: impl Into<String>) -> UiError {
    without_id(ssr::ui_error(Error::invalid(field, code, message)))
}

/// Marks an error as part of the answer: a form that is shown again with what is wrong. The page
/// keeps its status; but a server function with another status than 200 has no answer at all.
pub fn as_answer(error: UiError) -> UiError {
    let called = use_context::<Parts>().is_some_and(|it| it.uri.path().starts_with("/api/"));
    if called && let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::OK);
    }
    error
}

/// What a person can put right needs no id to ask about.
fn without_id(error: UiError) -> UiError {
    let request_id = if error.field.is_some() {
        None
    } else {
        error.request_id
    };
    UiError {
        request_id,
        ..error
    }
}

fn in_words(texts: ProblemTexts, error: &UiError) -> Option<String> {
    let field = error.field.as_deref().unwrap_or_default();
    let message = match (error.code.as_str(), field) {
        ("balance_insufficient", _) => texts.insufficient_plain(),
        ("insufficient_capabilities_for_transfer", _) => texts.not_capable(),
        ("parameter_invalid", "destination") => texts.to_itself(),
        ("bank_account_unusable", _) => texts.no_bank(),
        ("resource_missing", "destination") => texts.unknown_account(),
        ("email_invalid", _) => texts.bad_email(),
        ("url_invalid", _) => texts.bad_url(),
        ("parameter_invalid_empty", _) => texts.blank(),
        ("invalid_characters", _) => texts.bad_characters(),
        ("parameter_invalid_string_length", _) => return too_long(texts, &error.message),
        _ => return None,
    };
    Some(message.to_owned())
}

/// The limit stands in the English text.
fn too_long(texts: ProblemTexts, message: &str) -> Option<String> {
    let most: String = message.chars().filter(char::is_ascii_digit).collect();
    (!most.is_empty()).then(|| texts.too_long(most))
}

/// Reads the amount that was typed into the field called `name`, in the person's language.
pub fn amount(name: &str, text: &str, currency: Currency) -> Result<Positive, UiError> {
    let (locale, texts) = texts();
    read_typed(text, locale.notation(), currency)
        .map_err(|error| at(name, "parameter_invalid", texts.amount(error, currency)))
}

/// Metadata that cannot be taken.
pub fn metadata(error: &MetadataError) -> (String, String) {
    let texts = ProblemTexts(ssr::locale());
    match error {
        MetadataError::TooManyKeys => {
            debug_assert_eq!(MAX_KEYS, 50, "the text names the limit");
            (String::new(), texts.metadata_keys().to_owned())
        }
        MetadataError::Key(key) => (key.clone(), texts.metadata_key(key)),
        MetadataError::Value(key) => (key.clone(), texts.metadata_value(key)),
    }
}

/// A value of the address that cannot be understood.
pub fn bad_param(BadParam(name): BadParam) -> UiError {
    let texts = ProblemTexts(ssr::locale());
    at(name, "parameter_invalid", texts.bad_filter(name))
}

/// The catalogue of problems for the request being answered.
pub fn texts() -> (Locale, ProblemTexts) {
    let locale = ssr::locale();
    (locale, ProblemTexts(locale))
}
