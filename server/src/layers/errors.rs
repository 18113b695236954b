//! What is answered when a request makes the code panic: that is our fault and is logged.

use std::any::Any;

use axum::http::StatusCode;
use axum::response::Response;

use super::plain;

/// The answer to a request that panicked.
pub fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response {
    let text = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("of unknown kind");
    tracing::error!(panic = text, "a request failed");
    plain::page(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Something went wrong on our side",
        "The request was not completed. Try again in a moment.",
    )
}
