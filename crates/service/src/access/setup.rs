//! The first run: a one-time address that makes the platform and its owner.

use domain::{
    actor::{Actor, Role},
    country::Country,
    login::SETUP_TTL,
};
use store::users::{self, User};

use crate::{
    Ctx, Error, Result,
    access::{
        members::{self, NewSession, input, manage, sign_in},
        platforms::{self, NewPlatform},
    },
    rights::secrets,
    unit::audit,
};

const CLOSED: Error = Error::Unauthenticated(
    "This setup address was used or has expired. Start the server again to get a new one.",
);

/// Who sets the server up, and for which platform.
#[derive(Clone, Debug)]
pub struct NewOwner {
    /// The name of the platform, as its accounts see it.
    pub platform_name: String,
    /// Where the platform is.
    pub country: Country,
    /// The owner's name.
    pub name: String,
    /// The owner's email, to sign in with.
    pub email: String,
    /// The owner's password.
    pub password: String,
}

/// Makes the token of a new setup address, and kills older ones. `None` when there is a platform.
pub async fn begin(ctx: &Ctx) -> Result<Option<String>> {
    let mut write = ctx.store.begin_write().await?;
    if !store::setup::is_needed(&mut write).await? {
        write.rollback().await?;
        return Ok(None);
    }
    let token = secrets::token(ctx);
    let now = ctx.wall();
    let expires_at = now.plus(SETUP_TTL);
    store::setup::insert(&mut write, &secrets::hash_token(&token), now, expires_at).await?;
    write.commit().await?;
    Ok(Some(token))
}

/// Whether the server waits to be set up and the token still works. Changes nothing.
pub async fn is_open(ctx: &Ctx, token: &str) -> Result<bool> {
    let mut read = ctx.store.read().await?;
    let hash = secrets::hash_token(token);
    Ok(store::setup::is_needed(&mut read).await?
        && store::setup::is_open(&mut read, &hash, ctx.wall()).await?)
}

/// Makes the platform and its owner, an administrator, and signs the owner in. All of it is one
/// transaction that begins with the use of the token: input that is refused leaves the token as
/// it was, and of several callers one wins.
pub async fn finish(ctx: &Ctx, token: &str, owner: &NewOwner) -> Result<NewSession> {
    // Strangers learn nothing about the input, and cost no hashing.
    if !is_open(ctx, token).await? {
        return Err(CLOSED);
    }
    let (platform, user) = checked(ctx, owner).await?;
    let mut write = ctx.store.begin_write().await?;
    let won = store::setup::redeem(&mut write, &secrets::hash_token(token), ctx.wall()).await?
        && store::setup::is_needed(&mut write).await?;
    if !won {
        write.rollback().await?;
        return Err(CLOSED);
    }
    let platform = platforms::create_in(ctx, &mut write, &platform).await?;
    let actor = Actor::System {
        tenant: members::of_team(&platform.id),
    };
    manage::join(ctx, &mut write, &actor, &user, &[Role::Administrator]).await?;
    let object = platform.id.as_str();
    audit::note(
        ctx,
        &mut write,
        &actor,
        "setup.finish",
        object,
        "done",
        ctx.wall(),
    )
    .await?;
    let session = sign_in::begin(ctx, &mut write, &user.id, platform.id.clone()).await?;
    write.commit().await?;
    Ok(session)
}

/// Checks everything, and hashes the password before a transaction is open.
async fn checked(ctx: &Ctx, owner: &NewOwner) -> Result<(NewPlatform, User)> {
    let name = input::name("platform_name", &owner.platform_name)?;
    let email = input::email(&owner.email)?;
    let platform = NewPlatform {
        name,
        country: owner.country,
        email: Some(email.clone()),
        clock_offset: 0,
    };
    platform.check()?;
    let name = input::name("name", &owner.name)?;
    input::password(&owner.password, &email)?;
    check_free(ctx, &email).await?;
    let password_hash = secrets::hash_slowly(ctx, &owner.password).await?;
    Ok((
        platform,
        User {
            id: manage::new_id(ctx),
            email,
            name,
            password_hash,
        },
    ))
}

async fn check_free(ctx: &Ctx, email: &str) -> Result<()> {
    let mut read = ctx.store.read().await?;
    match users::find_by_email(&mut read, email).await? {
        Some(_) => Err(manage::taken()),
        None => Ok(()),
    }
}
