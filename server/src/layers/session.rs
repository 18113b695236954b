//! From cookies to sessions.

use std::sync::Arc;

use app::ssr::{Session, account_token, member_token};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use service::{Ctx, login, members};

use super::{access_log::is_asset, plain};

/// Looks up who sent the request, for the guard and for server functions.
pub async fn layer(State(ctx): State<Ctx>, mut request: Request, next: Next) -> Response {
    if is_asset(request.uri().path()) {
        return next.run(request).await;
    }
    match find(&ctx, request.headers()).await {
        Ok(session) => {
            request.extensions_mut().insert(session);
            next.run(request).await
        }
        Err(error) => {
            tracing::error!(%error, "sessions cannot be read");
            plain::page(
                StatusCode::SERVICE_UNAVAILABLE,
                "The server cannot answer now",
                "Try again in a moment.",
            )
        }
    }
}

async fn find(ctx: &Ctx, headers: &HeaderMap) -> service::Result<Session> {
    let mut session = Session::default();
    if let Some(token) = member_token(ctx, headers) {
        session.member = members::session(ctx, &token).await?.map(Arc::new);
    }
    if let Some(token) = account_token(ctx, headers) {
        session.account = login::account_session(ctx, &token).await?.map(Arc::new);
    }
    Ok(session)
}
