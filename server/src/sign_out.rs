//! The forms that end a session.

use api::table::{Table, post};
use app::routes::paths;
use app::ssr::{account_token, clear_account, clear_member, member_token};
use axum::extract::State;
use axum::http::{HeaderMap, header::SET_COOKIE};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use service::{Ctx, login, members};

use crate::layers::guard::EXPRESS_LOGIN;

/// Both forms' addresses.
pub fn table(ctx: Ctx) -> Table {
    Table::default()
        .route(paths::SIGN_OUT, post(member))
        .route(paths::EXPRESS_SIGN_OUT, post(account))
        .map(|routes| routes.with_state(ctx))
}

async fn member(State(ctx): State<Ctx>, headers: HeaderMap) -> Response {
    if let Some(token) = member_token(&ctx, &headers) {
        log_failure(members::sign_out(&ctx, &token).await);
    }
    leave(clear_member(&ctx), paths::LOGIN)
}

async fn account(State(ctx): State<Ctx>, headers: HeaderMap) -> Response {
    if let Some(token) = account_token(&ctx, &headers) {
        log_failure(login::sign_out(&ctx, &token).await);
    }
    leave(clear_account(&ctx), EXPRESS_LOGIN)
}

fn log_failure(outcome: service::Result<()>) {
    if let Err(error) = outcome {
        tracing::error!(%error, "a session could not be ended");
    }
}

fn leave(cookie: String, to: &str) -> Response {
    (AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to(to)).into_response()
}
