//! Test data or live data.

use crate::error::UiError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::routes::paths;

/// Shows live or test data from now on, and goes to the home page: what was open belongs to the
/// other mode.
#[server(endpoint = "actions/set_mode")]
pub async fn set_mode(
    /// `live` or `test`.
    mode: String,
) -> Result<(), UiError> {
    let ctx = crate::ssr::ctx()?;
    crate::ssr::member()?;
    let parts = use_context::<http::request::Parts>().ok_or_else(crate::ssr::server_error)?;
    let token =
        crate::ssr::member_token(&ctx, &parts.headers).ok_or_else(crate::ssr::unauthenticated)?;
    let switched = service::members::set_mode(&ctx, &token, mode == "live").await;
    if super::proven(switched, paths::LIVE)?.is_some() {
        leptos_axum::redirect(paths::CONNECT);
    }
    Ok(())
}
