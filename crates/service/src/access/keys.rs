//! API keys: made, shown once, checked and revoked.

use domain::{
    actor::{Actor, Permission, Rights, Tenant},
    id::{AccountId, KeyId},
    key::Key,
    text,
};

use crate::{
    Ctx, Error, Result, Unit, Work,
    rights::{authorize, secrets, table},
    work,
};

/// Random characters of a key.
const LENGTH: usize = 40;
/// Fewest characters of a key that is decided elsewhere.
const SHORTEST: usize = 24;
/// Longest text that is looked at: nothing longer can be a key.
const MAX_TEXT: usize = 255;
/// Longest name, in characters.
const MAX_NAME: usize = 100;

/// A key that was made. Its text is not kept and never shown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// The key as it can be shown later.
    pub key: Key,
    /// What programs send.
    pub text: String,
}

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

/// Makes a key for the actor's platform and mode.
pub async fn create(ctx: &Ctx, actor: &Actor, name: &str, secret: bool) -> Result<NewKey> {
    let mode = if actor.tenant().livemode {
        "live"
    } else {
        "test"
    };
    let kind = if secret { "sk" } else { "pk" };
    let text = format!("{kind}_{mode}_{}", ctx.ids.suffix(LENGTH));
    let key = write(ctx, actor, &text, name, secret).await?;
    Ok(NewKey { key, text })
}

/// Writes a key whose text is decided elsewhere, such as the demo's. Its prefix must fit the
/// actor's mode, and it must be long enough to keep a secret behind its hint.
pub async fn install(ctx: &Ctx, actor: &Actor, text: &str, name: &str) -> Result<Key> {
    match shape(text) {
        Some((secret, livemode))
            if livemode == actor.tenant().livemode && text.len() >= SHORTEST =>
        {
            write(ctx, actor, text, name, secret).await
        }
        _ => Err(Error::invalid(
            "key",
            "parameter_invalid",
            "A key starts with sk_test_ or pk_test_ in test mode, with sk_live_ or pk_live_ in \
             live mode, and has at least 24 characters.",
        )),
    }
}

async fn write(ctx: &Ctx, actor: &Actor, text: &str, name: &str, secret: bool) -> Result<Key> {
    let scope = authorize::platform(actor, Permission::ManageKeys)?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid(
            "name",
            "parameter_missing",
            "Enter a name for the key.",
        ));
    }
    text::check(name, MAX_NAME).map_err(|error| Error::text("name", error))?;
    work::run(ctx, actor, &scope, &Create { text, name, secret }).await
}

struct Create<'a> {
    text: &'a str,
    name: &'a str,
    secret: bool,
}

impl Work for Create<'_> {
    type Output = Key;
    const ACTION: &'static str = "key.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Key> {
        let key = Key {
            id: unit.id(KeyId::from_suffix),
            tenant: unit.scope.tenant().clone(),
            secret: self.secret,
            hint: hint(self.text),
            name: self.name.to_owned(),
            created: unit.now,
        };
        unit.about(key.id.as_str());
        let hash = secrets::hash_token(self.text);
        match store::keys::insert(&mut unit.write, &key, &hash).await {
            Err(store::Error::Unique(_)) => Err(Error::invalid(
                "key",
                "key_exists",
                "This key is there already.",
            )),
            other => other.map(|()| key).map_err(Error::from),
        }
    }
}

/// The keys of the actor's platform and mode that work, the oldest first.
pub async fn list(ctx: &Ctx, actor: &Actor) -> Result<Vec<Key>> {
    let scope = authorize::platform(actor, Permission::ManageKeys)?;
    let mut read = ctx.store.read().await?;
    Ok(store::keys::list(&mut read, &scope).await?)
}

/// Ends a key at once.
pub async fn revoke(ctx: &Ctx, actor: &Actor, id: &KeyId) -> Result<()> {
    let scope = authorize::platform(actor, Permission::ManageKeys)?;
    work::run(ctx, actor, &scope, &Revoke(id)).await
}

struct Revoke<'a>(&'a KeyId);

impl Work for Revoke<'_> {
    type Output = ();
    const ACTION: &'static str = "key.revoke";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        unit.about(self.0.as_str());
        if store::keys::revoke(&mut unit.write, unit.scope, self.0, unit.now).await? {
            Ok(())
        } else {
            Err(Error::not_found("key", self.0, "key"))
        }
    }
}

/// Whose key `text` is, if it is one that works.
pub async fn authenticate(ctx: &Ctx, text: &str) -> Result<Option<Authenticated>> {
    let Some((secret, livemode)) = shape(text) else {
        return Ok(None);
    };
    let mut read = ctx.store.read().await?;
    let found = store::keys::find(&mut read, &secrets::hash_token(text)).await?;
    Ok(found
        .filter(|key| key.secret == secret && key.tenant.livemode == livemode)
        .map(|key| Authenticated {
            key: key.id,
            tenant: key.tenant,
            rights: table::of_keys(),
            secret,
        }))
}

/// Whether a key of the tenant may act on this account: whether it is connected.
pub async fn on_behalf(ctx: &Ctx, tenant: &Tenant, account: &AccountId) -> Result<bool> {
    let mut read = ctx.store.read().await?;
    Ok(store::accounts::is_connected(&mut read, tenant, account).await?)
}

/// Whether a text with the form of a key says to be secret, and live.
fn shape(text: &str) -> Option<(bool, bool)> {
    let prefixes = [
        ("sk_test_", (true, false)),
        ("sk_live_", (true, true)),
        ("pk_test_", (false, false)),
        ("pk_live_", (false, true)),
    ];
    if text.len() > MAX_TEXT {
        return None;
    }
    prefixes.into_iter().find_map(|(prefix, says)| {
        let rest = text.strip_prefix(prefix)?;
        let random = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        (!rest.is_empty() && rest.bytes().all(random)).then_some(says)
    })
}

/// What lists show of a key: `sk_test_…AbCd`.
fn hint(text: &str) -> String {
    let prefix: String = text.chars().take(8).collect();
    let rest = text.get(8..).unwrap_or_default();
    let end = rest.get(rest.len().saturating_sub(4)..).unwrap_or_default();
    format!("{prefix}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_key_is_looked_up() {
        assert_eq!(shape("sk_test_abc123"), Some((true, false)));
        assert_eq!(shape("pk_live_abc123"), Some((false, true)));
        for bad in [
            "",
            "sk_test_",
            "sk_test_a b",
            "rk_test_abc",
            "sk_prod_abc",
            "sk_test_ä",
        ] {
            assert_eq!(shape(bad), None, "{bad}");
        }
        assert_eq!(shape(&format!("sk_test_{}", "a".repeat(MAX_TEXT))), None);
    }

    #[test]
    fn a_hint_shows_prefix_and_end() {
        assert_eq!(hint("sk_test_0123456789AbCd"), "sk_test_…AbCd");
        assert_eq!(hint("pk_live_x"), "pk_live_…x");
    }
}
