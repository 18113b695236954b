//! Errors of use cases, as the person is told.

use http::{
    HeaderValue, Method, StatusCode,
    header::{ACCEPT, RETRY_AFTER},
    request::Parts,
};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use service::{Ctx, Error};

use super::{extension, texts};
use crate::error::UiError;

/// What the person is told, in their language where the text is fixed; also sets the status of the
/// response. `field` is the parameter that is at fault.
pub fn ui_error(error: Error) -> UiError {
    let texts = texts();
    let code = error.code().to_owned();
    let message = error.to_string();
    let (status, told) = match error {
        Error::Invalid { param, .. } => {
            (StatusCode::BAD_REQUEST, UiError::at(param, code, message))
        }
        Error::Refused {
            param: Some(param), ..
        } => (StatusCode::BAD_REQUEST, UiError::at(param, code, message)),
        Error::Refused { param: None, .. } => {
            (StatusCode::BAD_REQUEST, UiError::new(code, message))
        }
        Error::NotFound { param, .. } => (
            StatusCode::NOT_FOUND,
            UiError::at(param, code, texts.not_found_body()),
        ),
        Error::Forbidden(_) => (StatusCode::FORBIDDEN, UiError::new(code, texts.forbidden())),
        Error::ProofNeeded(_) => (
            StatusCode::FORBIDDEN,
            UiError::new(code, texts.proof_needed()),
        ),
        Error::WrongContext(_) => (StatusCode::FORBIDDEN, UiError::new(code, message)),
        Error::Unauthenticated(_) => (StatusCode::UNAUTHORIZED, UiError::new(code, message)),
        Error::TooMany { .. } => (
            StatusCode::TOO_MANY_REQUESTS,
            UiError::new(code, texts.too_many()),
        ),
        Error::IdempotencyMismatch => (
            StatusCode::CONFLICT,
            UiError::new(code, texts.form_was_used()),
        ),
        Error::IdempotencyInUse => (
            StatusCode::CONFLICT,
            UiError::new(code, texts.form_is_running()),
        ),
        Error::IdempotencyForgotten => (
            StatusCode::CONFLICT,
            UiError::new(code, texts.form_is_forgotten()),
        ),
        Error::LockTimeout => (StatusCode::CONFLICT, UiError::new(code, texts.is_busy())),
        Error::Busy => {
            retry_after();
            (
                StatusCode::SERVICE_UNAVAILABLE,
                UiError::new(code, texts.too_much()),
            )
        }
        Error::Outside(detail) => {
            tracing::warn!(detail, "something outside did not work");
            (StatusCode::BAD_GATEWAY, UiError::new(code, texts.outside()))
        }
        Error::Internal(source) => {
            tracing::error!(error = %source, "a use case failed");
            return server_error();
        }
    };
    set_status(status);
    with_request_id(told)
}

/// Nobody is signed in.
pub fn unauthenticated() -> UiError {
    set_status(StatusCode::UNAUTHORIZED);
    UiError::new("unauthenticated", texts().unauthenticated())
}

/// Our own fault.
pub fn server_error() -> UiError {
    set_status(StatusCode::INTERNAL_SERVER_ERROR);
    with_request_id(UiError::new("server_error", texts().server_error()))
}

fn with_request_id(error: UiError) -> UiError {
    match extension::<Ctx>().and_then(|ctx| ctx.request) {
        Some(id) => error.with_request_id(&*id),
        None => error,
    }
}

/// Says that the same may work in a moment.
fn retry_after() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(RETRY_AFTER, HeaderValue::from_static("1"));
    }
}

/// Sets the status of the page or of the server function's answer. A form that was sent without
/// JavaScript is answered by a redirect, whose status has to stay.
fn set_status(status: StatusCode) {
    let is_plain_form = use_context::<Parts>().is_some_and(|parts| {
        let accept = parts
            .headers
            .get(ACCEPT)
            .and_then(|value| value.to_str().ok());
        parts.method == Method::POST && accept.is_some_and(|accept| accept.contains("text/html"))
    });
    if let Some(response) = use_context::<ResponseOptions>()
        && !is_plain_form
    {
        response.set_status(status);
    }
}
