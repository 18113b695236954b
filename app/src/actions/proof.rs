//! Proving again who one is.

use crate::error::UiError;
use leptos::prelude::*;

/// Confirms the member's password, and goes back to what was being done.
#[server(endpoint = "actions/confirm_password")]
pub async fn confirm_password(
    /// Their password.
    password: String,
    /// The page to go back to, on this origin.
    #[server(default)]
    next: String,
) -> Result<(), UiError> {
    use crate::ssr;
    let ctx = ssr::ctx()?;
    let parts = use_context::<http::request::Parts>().ok_or_else(ssr::server_error)?;
    let token = ssr::member_token(&ctx, &parts.headers).ok_or_else(ssr::unauthenticated)?;
    service::members::confirm(&ctx, &token, &password)
        .await
        .map_err(|error| super::auth::told::proof(&ctx, error))?;
    leptos_axum::redirect(super::auth::after_sign_in(&next));
    Ok(())
}
