//! Limits of time and of requests at once.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header::RETRY_AFTER};
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::Semaphore;

use super::plain;

/// Most requests that are worked on at once; the others are asked to come back.
const AT_ONCE: usize = 512;
/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Moving the test clock does the work of months.
const LONG_PATIENCE: Duration = Duration::from_secs(600);

/// The places that are left.
#[derive(Clone)]
pub struct Places(Arc<Semaphore>);

impl Default for Places {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

/// Answers 503 when too much is going on or a request takes too long. A unit of work that is cut
/// off before its commit leaves nothing; one that was about to commit may still do so, and the same
/// idempotency key tells which.
pub async fn layer(State(places): State<Places>, request: Request, next: Next) -> Response {
    let api = api::owns(request.uri().path());
    let Ok(_place) = places.0.try_acquire() else {
        return busy(api, "Too much is going on", "Try again in a moment.");
    };
    let long = request.uri().path().starts_with("/v1/test_helpers/");
    let patience = if long { LONG_PATIENCE } else { PATIENCE };
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => busy(
            api,
            "This took too long",
            "Look whether it was done before you try again.",
        ),
    }
}

fn busy(for_api: bool, title: &str, text: &str) -> Response {
    let mut response = if for_api {
        api::unavailable(&format!("{title}. {text}"))
    } else {
        plain::page(StatusCode::SERVICE_UNAVAILABLE, title, text)
    };
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn programs_are_answered_in_their_own_format() {
        let response = busy(true, "Too much is going on", "Try again in a moment.");
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()["content-type"], "application/json");
        assert_eq!(response.headers()[RETRY_AFTER], "1");
        let page = busy(false, "Too much is going on", "Try again in a moment.");
        assert!(
            page.headers()["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/html")
        );
    }
}
