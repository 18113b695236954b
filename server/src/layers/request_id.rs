//! One id per request: in the log, in events, in error messages and in the answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use domain::id::RequestId;
use service::Ctx;

/// The header that carries the id.
pub const HEADER: HeaderName = HeaderName::from_static("request-id");

/// The id of the request being answered.
#[derive(Clone, Debug)]
pub struct Id(pub Arc<str>);

/// Gives the request its id, and its own context that knows the id.
pub async fn layer(State(ctx): State<Ctx>, mut request: Request, next: Next) -> Response {
    let id = RequestId::from_suffix(&ctx.ids.suffix(14));
    request.extensions_mut().insert(Id(Arc::from(id.as_str())));
    request
        .extensions_mut()
        .insert(ctx.for_request(id.as_str()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        // The API has written its own where it keeps one.
        response.headers_mut().entry(HEADER).or_insert(value);
    }
    response
}
