//! Proving again who one is, in a session that goes on.

use domain::login::MAX_PASSWORD;
use store::sessions;

use super::{
    session::{ENDED, session},
    sign_in::{attempts_of, take_attempt},
};
use crate::{Ctx, Error, Result, rights::secrets, unit::audit};

/// Confirms the password of the member behind a session, which counts as a proof of identity from
/// now on. Wrong passwords count as wrong attempts to sign in.
pub async fn confirm(ctx: &Ctx, token: &str, password: &str) -> Result<()> {
    let found = session(ctx, token).await?.ok_or(ENDED)?;
    let wrong = || Error::invalid("password", "password_wrong", "The password is wrong.");
    if password.chars().count() > MAX_PASSWORD {
        return Err(wrong());
    }
    let subject = attempts_of(&found.user.email);
    take_attempt(ctx, &subject).await?;
    let mut read = ctx.store.read().await?;
    let user = store::users::find(&mut read, &found.user.id)
        .await?
        .ok_or(ENDED)?;
    drop(read);
    let right = secrets::verify_slowly(Some(&user.password_hash), password).await?;
    let actor = found.actor.in_mode(true);
    let (action, id) = ("member.confirm", user.id.as_str());
    let mut write = ctx.store.begin_write().await?;
    let right = right && store::users::hold(&mut write, &user.id, &user.password_hash).await?;
    let now = ctx.wall();
    if !right {
        audit::note(ctx, &mut write, &actor, action, id, "refused", now).await?;
        write.commit().await?;
        return Err(wrong());
    }
    store::attempts::clear(&mut write, &subject).await?;
    sessions::verify(&mut write, &secrets::hash_token(token), now).await?;
    audit::note(ctx, &mut write, &actor, action, id, "done", now).await?;
    Ok(write.commit().await?)
}
