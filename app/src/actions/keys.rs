//! API keys.

use crate::error::UiError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    queries::refusal,
    routes::paths,
    url::{UrlBuilder, keys::KeyDraft},
};
#[cfg(feature = "ssr")]
use domain::actor::{Actor, Permission, Rights};
#[cfg(feature = "ssr")]
use service::keys::{self, Kind};

/// Makes a secret key and goes to the page that shows it once.
#[server(endpoint = "actions/create_key")]
pub async fn create_key(
    /// What the platform calls it.
    name: String,
    /// `all` that the maker can give, `read` only, or what was picked: `pick`.
    #[server(default)]
    access: String,
    /// The names of what was picked.
    #[server(default)]
    permissions: Vec<String>,
) -> Result<(), UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let (_, texts) = refusal::texts();
    if name.trim().is_empty() {
        return Err(refusal::at("name", "parameter_missing", texts.required()));
    }
    let rights = chosen(&actor, &access, &permissions)?;
    let made = keys::create(&ctx, &actor, name.trim(), Kind::Secret(rights)).await;
    let draft = KeyDraft {
        name,
        access,
        permissions: permissions.join(","),
    };
    let Some(made) = super::proven(made, &draft.form_url())? else {
        return Ok(());
    };
    super::once::put(&ctx, "key", &made.text);
    leptos_axum::redirect(
        &UrlBuilder::new(paths::DEVELOPERS)
            .set("done", "created")
            .build(),
    );
    Ok(())
}

#[cfg(feature = "ssr")]
fn chosen(actor: &Actor, access: &str, picked: &[String]) -> Result<Rights, UiError> {
    let (_, texts) = refusal::texts();
    let rights = match access {
        "all" => keys::grantable(actor),
        "read" => keys::reading(actor),
        _ => picked
            .iter()
            .filter_map(|name| Permission::from_name(name))
            .collect(),
    };
    if rights.is_empty() {
        return Err(refusal::at(
            "access",
            "parameter_missing",
            texts.no_permission(),
        ));
    }
    Ok(rights)
}

/// Makes a key useless.
#[server(endpoint = "actions/revoke_key")]
pub async fn revoke_key(
    /// The key's id.
    id: String,
) -> Result<(), UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let missing = |_| refusal::told(service::Error::not_found("key", &id, "id"));
    let key = id.parse().map_err(missing)?;
    let revoked = keys::revoke(&ctx, &actor, &key).await;
    if super::proven(revoked, &paths::revoke_key(&id))?.is_some() {
        leptos_axum::redirect(
            &UrlBuilder::new(paths::DEVELOPERS)
                .set("done", "revoked")
                .build(),
        );
    }
    Ok(())
}
