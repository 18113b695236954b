//! One line per request.

use std::time::Instant;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

use super::request_id::{HEADER, Id};

/// Writes method, path, status and duration. Queries are left out: they carry tokens of links,
/// what people search for, and errors of forms.
pub async fn layer(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let given = request.extensions().get::<Id>().map(|id| id.0.to_string());
    let response = next.run(request).await;
    let told = response
        .headers()
        .get(HEADER)
        .and_then(|id| id.to_str().ok())
        .map(str::to_owned);
    let status = response.status().as_u16();
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let id = told.or(given).unwrap_or_default();
    if is_asset(&path) && status < 400 {
        tracing::debug!(target: "access", %method, path, status, ms, id);
    } else {
        tracing::info!(target: "access", %method, path, status, ms, id);
    }
    response
}

/// Whether the path is a file of the site and not a page.
pub fn is_asset(path: &str) -> bool {
    path.starts_with("/pkg/")
        || path.starts_with("/fonts/")
        || matches!(path, "/favicon.svg" | "/favicon.ico" | "/robots.txt")
}
