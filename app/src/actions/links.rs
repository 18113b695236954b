//! Login links.

use crate::error::UiError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{queries::address::account_id, queries::refusal, routes::paths};

/// Makes a login link and goes to the page that shows it once.
#[server(endpoint = "actions/create_login_link")]
pub async fn create_login_link(
    /// The account's id.
    account: String,
) -> Result<(), UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let id = account_id(&account)?;
    let link = service::links::create(&ctx, &actor, &id)
        .await
        .map_err(refusal::told)?;
    let expires = link.expires_at.unix();
    super::once::put(&ctx, "link", &format!("{account} {expires} {}", link.url));
    leptos_axum::redirect(&paths::login_link(&account));
    Ok(())
}
