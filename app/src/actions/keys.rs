//! API keys.

use crate::error::UiError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{queries::refusal, routes::paths, url::UrlBuilder};

/// Makes a secret key and goes to the page that shows it once.
#[server(endpoint = "actions/create_key")]
pub async fn create_key(
    /// What the platform calls it.
    name: String,
) -> Result<(), UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let (_, texts) = refusal::texts();
    if name.trim().is_empty() {
        return Err(refusal::at("name", "parameter_missing", texts.required()));
    }
    let made = service::keys::create(&ctx, &actor, name.trim(), true)
        .await
        .map_err(refusal::told)?;
    super::once::put(&ctx, "key", &made.text);
    leptos_axum::redirect(
        &UrlBuilder::new(paths::DEVELOPERS)
            .set("done", "created")
            .build(),
    );
    Ok(())
}

/// Makes a key useless.
#[server(endpoint = "actions/revoke_key")]
pub async fn revoke_key(
    /// The key's id.
    id: String,
) -> Result<(), UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let missing = |_| refusal::told(service::Error::not_found("key", &id, "id"));
    let id = id.parse().map_err(missing)?;
    service::keys::revoke(&ctx, &actor, &id)
        .await
        .map_err(refusal::told)?;
    leptos_axum::redirect(
        &UrlBuilder::new(paths::DEVELOPERS)
            .set("done", "revoked")
            .build(),
    );
    Ok(())
}
