//! What the pages of sign-in and set-up show.

use crate::error::UiError;
use leptos::prelude::*;

/// Whether the setup address with this token still works. Changes nothing.
#[server(endpoint = "queries/setup_is_open")]
pub async fn setup_is_open(
    /// The token of the address.
    token: String,
) -> Result<bool, UiError> {
    use crate::ssr;
    service::setup::is_open(&ssr::ctx()?, &token)
        .await
        .map_err(ssr::ui_error)
}
