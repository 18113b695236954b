//! What developers need: keys, and where the API is.

use crate::error::UiError;
use crate::url::page::PageQuery;
use domain::actor::Rights;
use domain::key::Key;
use domain::list::Page;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::actor::{Actor, Permission};

/// What the developers' page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeveloperData {
    /// A page of keys; `None` for people who may not see them.
    pub keys: Option<Page<KeyLine>>,
    /// What a new key can carry; `None` for people who may not make one here.
    pub grantable: Option<Rights>,
    /// A key that was made just now, in full. It is never shown again.
    pub new_key: Option<String>,
    /// The public address of this server.
    pub base_url: String,
    /// The platform's account id.
    pub platform: String,
    /// Whether these are live keys.
    pub livemode: bool,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// A key with what it may do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLine {
    /// The key.
    pub key: Key,
    /// What it may do now; less than it was made for where its maker may do less.
    pub rights: Rights,
}

#[cfg(feature = "ssr")]
impl From<Key> for KeyLine {
    fn from(key: Key) -> Self {
        let rights = service::keys::rights(&key);
        Self { key, rights }
    }
}

/// Keys and addresses.
#[server(endpoint = "queries/developers")]
pub async fn load_developers(
    /// Whether a key was made just now.
    created: bool,
    /// Which page of the keys.
    page: PageQuery,
) -> Result<DeveloperData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let actor = &member.actor;
    let keys = match service::keys::list(&ctx, actor, &page.request()).await {
        Ok(keys) => Some(keys.map(KeyLine::from)),
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
        grantable: may_make(actor).then(|| service::keys::grantable(actor)),
        new_key,
        base_url: ctx.config.base_url.clone(),
        platform: tenant.platform.to_string(),
        livemode: tenant.livemode,
        now: member.now,
    })
}

/// Whether somebody may make keys in the mode that they look at.
#[cfg(feature = "ssr")]
fn may_make(actor: &Actor) -> bool {
    let permission = if actor.tenant().livemode {
        Permission::ManageMoneyKeys
    } else {
        Permission::ManageKeys
    };
    service::authorize::may(actor, permission)
}

/// One key.
#[server(endpoint = "queries/key")]
pub async fn load_key(
    /// Its id.
    id: String,
) -> Result<Key, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let missing = |_| refusal::told(service::Error::not_found("key", &id, "id"));
    let id = id.parse().map_err(missing)?;
    service::keys::retrieve(&ctx, &actor, &id)
        .await
        .map_err(refusal::told)
}
