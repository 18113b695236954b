//! Calling with a key.

use domain::{
    actor::{Actor, Rights, Tenant},
    id::{AccountId, KeyId},
    key::Key,
};

use super::text::shape;
use crate::{Ctx, Result, rights::secrets};

/// Whose key it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authenticated {
    /// Which key.
    pub key: KeyId,
    /// Platform and mode.
    pub tenant: Tenant,
    /// What it may do now.
    pub rights: Rights,
    /// False for a publishable key, which may do next to nothing.
    pub secret: bool,
}

impl Authenticated {
    /// Who acts with this key, on a connected account where the call names one.
    pub fn actor(self, on_behalf: Option<AccountId>) -> Actor {
        Actor::Key {
            key: self.key,
            tenant: self.tenant,
            rights: self.rights,
            on_behalf,
        }
    }
}

/// Whose key `text` is, if it is one that works. That it was used is written down beside the call,
/// which does not wait for it.
pub async fn authenticate(ctx: &Ctx, text: &str) -> Result<Option<Authenticated>> {
    let Some((secret, livemode)) = shape(text) else {
        return Ok(None);
    };
    let found = find(ctx, text).await?;
    let Some(key) = found.filter(|key| key.secret == secret && key.tenant.livemode == livemode)
    else {
        return Ok(None);
    };
    if ctx.key_uses.is_due(&key.id, ctx.wall()) {
        let (ctx, id, tenant) = (ctx.clone(), key.id.clone(), key.tenant.clone());
        tokio::spawn(async move {
            if let Err(error) = note_use(&ctx, &tenant, &id).await {
                tracing::warn!(key = %id, error = %error, "the use of a key was not noted");
            }
        });
    }
    let rights = super::rights(&key);
    Ok(Some(Authenticated {
        key: key.id,
        tenant: key.tenant,
        rights,
        secret,
    }))
}

/// The key with this text, as it was within the last second.
async fn find(ctx: &Ctx, text: &str) -> Result<Option<Key>> {
    let hash = secrets::hash_token(text);
    let known = ctx.known_keys.get(&hash);
    if known.is_some() {
        return Ok(known);
    }
    let asked = ctx.known_keys.asking();
    let mut read = ctx.store.read().await?;
    let found = store::keys::find_by_hash(&mut read, &hash).await?;
    if let Some(key) = &found {
        ctx.known_keys.remember(asked, hash, key);
    }
    Ok(found)
}

/// Writes down that a key was used now, by the clock of its rows.
pub async fn note_use(ctx: &Ctx, tenant: &Tenant, id: &KeyId) -> Result<()> {
    let mut write = ctx.store.begin_write().await?;
    let now = ctx.now(&mut write, tenant).await?;
    store::keys::note_use(&mut write, id, now).await?;
    Ok(write.commit().await?)
}

/// Whether a key of the tenant may act on this account: whether it is connected.
pub async fn on_behalf(ctx: &Ctx, tenant: &Tenant, account: &AccountId) -> Result<bool> {
    let mut read = ctx.store.read().await?;
    Ok(store::accounts::is_connected(&mut read, tenant, account).await?)
}
