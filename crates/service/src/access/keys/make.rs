//! Making keys.

use domain::{
    actor::{Actor, Permission, Rights, Scope},
    id::KeyId,
    key::{Key, Maker},
    text,
};

use super::text::{hint, shape};
use crate::{
    Ctx, Error, Result, Unit, Work,
    rights::{authorize, secrets, table},
    work,
};

/// Random characters of a key.
const LENGTH: usize = 40;
/// Fewest characters of a key that is decided elsewhere.
const SHORTEST: usize = 24;
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

/// What a new key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To be seen by everybody: it may do next to nothing.
    Publishable,
    /// For servers alone, with these rights.
    Secret(Rights),
}

/// The rights that a key of the actor's can carry: at most the actor's own, and those that move
/// money only where the actor may make such keys.
pub fn grantable(actor: &Actor) -> Rights {
    let own = authorize::rights(actor).and(table::of_keys());
    if authorize::may(actor, Permission::ManageMoneyKeys) {
        own
    } else {
        own.without(table::money())
    }
}

/// Those of them that change nothing.
pub fn reading(actor: &Actor) -> Rights {
    grantable(actor).and(table::reading())
}

/// Makes a key for the actor's platform and mode.
pub async fn create(ctx: &Ctx, actor: &Actor, name: &str, kind: Kind) -> Result<NewKey> {
    let mode = if actor.tenant().livemode {
        "live"
    } else {
        "test"
    };
    let prefix = match kind {
        Kind::Publishable => "pk",
        Kind::Secret(_) => "sk",
    };
    let text = format!("{prefix}_{mode}_{}", ctx.ids.suffix(LENGTH));
    let key = write(ctx, actor, &text, name, kind).await?;
    Ok(NewKey { key, text })
}

/// Writes a key whose text is decided elsewhere, such as the demo's, with every right that the
/// actor can give. Its prefix must fit the actor's mode, and it must be long enough to keep a
/// secret behind its hint.
pub async fn install(ctx: &Ctx, actor: &Actor, text: &str, name: &str) -> Result<Key> {
    match shape(text) {
        Some((secret, livemode))
            if livemode == actor.tenant().livemode && text.len() >= SHORTEST =>
        {
            let kind = if secret {
                Kind::Secret(grantable(actor))
            } else {
                Kind::Publishable
            };
            write(ctx, actor, text, name, kind).await
        }
        _ => Err(Error::invalid(
            "key",
            "parameter_invalid",
            "A key starts with sk_test_ or pk_test_ in test mode, with sk_live_ or pk_live_ in \
             live mode, and has at least 24 characters.",
        )),
    }
}

async fn write(ctx: &Ctx, actor: &Actor, text: &str, name: &str, kind: Kind) -> Result<Key> {
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
    check_rights(actor, &scope, kind)?;
    work::run(ctx, actor, &scope, &Create { text, name, kind }).await
}

/// Nobody gives what they do not have. Keys of live mode, and keys that can move money, are made by
/// those who may make such keys.
fn check_rights(actor: &Actor, scope: &Scope, kind: Kind) -> Result<()> {
    let rights = match kind {
        Kind::Publishable => Rights::NONE,
        Kind::Secret(rights) if rights.is_empty() => {
            let message = "Choose at least one permission for the key.";
            return Err(Error::invalid("rights", "parameter_missing", message));
        }
        Kind::Secret(rights) => rights,
    };
    if let Some(permission) = rights.without(table::of_keys()).iter().next() {
        let message = format!("No key can carry the permission '{}'.", permission.name());
        return Err(Error::invalid("rights", "parameter_invalid", message));
    }
    if scope.livemode() || !rights.and(table::money()).is_empty() {
        authorize::platform(actor, Permission::ManageMoneyKeys)?;
    }
    match rights.without(grantable(actor)).iter().next() {
        Some(permission) => Err(Error::Forbidden(permission)),
        None => Ok(()),
    }
}

struct Create<'a> {
    text: &'a str,
    name: &'a str,
    kind: Kind,
}

impl Work for Create<'_> {
    type Output = Key;
    const ACTION: &'static str = "key.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Key> {
        let key = Key {
            id: unit.id(KeyId::from_suffix),
            tenant: unit.scope.tenant().clone(),
            secret: matches!(self.kind, Kind::Secret(_)),
            hint: hint(self.text),
            name: self.name.to_owned(),
            rights: match self.kind {
                Kind::Publishable => Rights::NONE,
                Kind::Secret(rights) => rights,
            },
            maker: maker(unit).await?,
            created: unit.now,
            last_used: None,
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

/// The member who acts. Nobody else but the operator makes keys.
async fn maker(unit: &mut Unit<'_>) -> Result<Option<Maker>> {
    let Actor::Member { user, roles, .. } = unit.actor else {
        return Ok(None);
    };
    let found = store::users::find(&mut unit.write, user).await?;
    let found = found.ok_or_else(|| Error::not_found("user", user, "user"))?;
    Ok(Some(Maker {
        user: found.id,
        name: found.name,
        roles: roles.clone(),
    }))
}
