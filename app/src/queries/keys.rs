//! What developers need: keys, and where the API is.

use crate::error::UiError;
use domain::key::Key;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;

/// What the developers' page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeveloperData {
    /// The keys; `None` for people who may not see them.
    pub keys: Option<Vec<Key>>,
    /// A key that was made just now, in full. It is never shown again.
    pub new_key: Option<String>,
    /// The public address of this server.
    pub base_url: String,
    /// The platform's account id.
    pub platform: String,
    /// Whether these are live keys.
    pub livemode: bool,
}

/// Keys and addresses.
#[server(endpoint = "queries/developers")]
pub async fn load_developers(
    /// Whether a key was made just now.
    created: bool,
) -> Result<DeveloperData, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let keys = match service::keys::list(&ctx, &actor).await {
        Ok(keys) => Some(keys),
        Err(service::Error::Forbidden(_)) => None,
        Err(error) => return Err(refusal::told(error)),
    };
    let new_key = if created {
        crate::actions::once::take(&ctx, "key")
    } else {
        None
    };
    let tenant = actor.tenant();
    Ok(DeveloperData {
        keys,
        new_key,
        base_url: ctx.config.base_url.clone(),
        platform: tenant.platform.to_string(),
        livemode: tenant.livemode,
    })
}
