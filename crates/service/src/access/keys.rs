//! API keys: made, shown once, checked and revoked.
//!
//! A key carries rights, at most those of the member who makes it, and remembers that member. What
//! a call may do is what the key carries as far as its maker may still do it, so whoever leaves or
//! loses a role takes the rights of their keys along. Keys that the operator makes on the command
//! line have no maker and may do what they carry.

mod make;
mod read;
mod text;
mod usage;

use domain::{
    actor::{Actor, Permission, Rights},
    id::KeyId,
    key::Key,
};

pub use make::{Kind, NewKey, create, grantable, install, reading};
pub use read::{list, retrieve};
pub use usage::{Authenticated, authenticate, note_use, on_behalf};

use crate::{
    Ctx, Error, Result, Unit, Work,
    rights::{authorize, table},
    work,
};

/// What a key may do now.
pub fn rights(key: &Key) -> Rights {
    let of_maker = match &key.maker {
        Some(maker) => table::of_roles(&maker.roles),
        None => Rights::ALL,
    };
    key.rights.and(table::of_keys()).and(of_maker)
}

/// Ends a key at once.
pub async fn revoke(ctx: &Ctx, actor: &Actor, id: &KeyId) -> Result<()> {
    let scope = authorize::platform(actor, Permission::ManageKeys)?;
    work::run(ctx, actor, &scope, &Revoke(id)).await?;
    ctx.known_keys.forget();
    Ok(())
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
