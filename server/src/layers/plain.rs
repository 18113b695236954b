//! Plain answers for when the app cannot or must not answer.

use axum::http::{HeaderValue, StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// A small page in plain words. `text` is our own: it is not escaped.
pub fn page(status: StatusCode, title: &str, text: &str) -> Response {
    let html = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title} · Tributary</title>\
         </head><body><main><h1>{title}</h1><p>{text}</p>\
         <p><a href=\"/\">Back to the start</a></p></main></body></html>\n"
    );
    let html_type = HeaderValue::from_static("text/html; charset=utf-8");
    (status, [(CONTENT_TYPE, html_type)], html).into_response()
}
