//! What every answer carries, whatever it says.

use std::panic::AssertUnwindSafe;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use http::{HeaderMap, HeaderName, HeaderValue, header::CACHE_CONTROL};
use service::Ctx;

use crate::{VERSION, auth::ACCOUNT_HEADER, error::Problem, idempotency, request_id};

/// The header that names the version of the wire format.
const VERSION_HEADER: &str = "stripe-version";
/// Longest version that is repeated.
const MAX_VERSION: usize = 64;

/// Gives the request its id, turns a panic into an error, and sets the headers that SDKs read.
pub async fn layer(State(ctx): State<Ctx>, mut request: Request, next: Next) -> Response {
    let id = request_id::make(&ctx);
    request.extensions_mut().insert(id.clone());
    let echoed = echoed(request.headers());
    let outcome = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = outcome.unwrap_or_else(|_| {
        tracing::error!(request = %id, "an operation panicked");
        Problem::internal().into_response()
    });
    let headers = response.headers_mut();
    headers.extend(echoed);
    if let Ok(id) = HeaderValue::from_str(id.as_str()) {
        headers.insert("request-id", id);
    }
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("no-cache, no-store"),
    );
    headers.insert(
        "x-content-type-options",
        HeaderValue::from_static("nosniff"),
    );
    response
}

/// What is repeated from the request. What is no text is not.
fn echoed(headers: &HeaderMap) -> HeaderMap {
    let mut echoed = HeaderMap::new();
    for name in [ACCOUNT_HEADER, idempotency::HEADER] {
        let sent = headers.get(name);
        if let Some(value) = sent.filter(|value| value.to_str().is_ok()) {
            echoed.insert(HeaderName::from_static(name), value.clone());
        }
    }
    let version = headers
        .get(VERSION_HEADER)
        .filter(|value| value.len() <= MAX_VERSION && value.to_str().is_ok())
        .cloned()
        .unwrap_or_else(|| HeaderValue::from_static(VERSION));
    echoed.insert(HeaderName::from_static(VERSION_HEADER), version);
    echoed
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, middleware, routing::get};
    use http::StatusCode;
    use testkit::World;
    use tower::ServiceExt;

    use super::*;

    async fn broken() -> StatusCode {
        panic!("a bug")
    }

    #[tokio::test]
    async fn a_panic_becomes_an_error_with_a_request_id() {
        let world = World::sqlite().await;
        let router: Router = Router::new()
            .route("/", get(broken))
            .layer(middleware::from_fn_with_state(world.ctx.clone(), layer));
        let request = Request::get("/").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(response.headers().contains_key("request-id"));
        let body = axum::body::to_bytes(response.into_body(), 10_000)
            .await
            .unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("a bug"));
    }
}
