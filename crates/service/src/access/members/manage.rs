//! The team of a platform, as the operator sets it up on the command line.

use domain::{
    actor::{Actor, Permission, Role},
    id::{AccountId, UserId},
};
use store::{
    Write, sessions,
    users::{self, User},
};

use super::{
    UserView, input,
    sign_in::{attempts_of, of_team},
};
use crate::{
    Ctx, Error, Result,
    rights::{authorize, secrets},
    unit::audit,
};

/// A person of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub user: UserView,
    /// With which roles, the mightiest first.
    pub roles: Vec<Role>,
}

/// Adds a person to the team of the actor's platform.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    email: &str,
    name: &str,
    password: &str,
    roles: &[Role],
) -> Result<UserId> {
    let platform = team(actor)?;
    let email = input::email(email)?;
    let name = input::name("name", name)?;
    input::password(password, &email)?;
    if roles.is_empty() {
        return Err(Error::invalid(
            "roles",
            "parameter_missing",
            "Give at least one role.",
        ));
    }
    check_free(ctx, &platform, &email).await?;
    let password_hash = secrets::hash_slowly(ctx, password).await?;
    let user = User {
        id: new_id(ctx),
        email,
        name,
        password_hash,
    };
    let mut write = ctx.store.begin_write().await?;
    join(ctx, &mut write, actor, &user, roles).await?;
    write.commit().await?;
    Ok(user.id)
}

/// An id for somebody new.
pub(crate) fn new_id(ctx: &Ctx) -> UserId {
    UserId::from_suffix(&ctx.ids.suffix(16))
}

/// Writes somebody new into the team of the actor's platform, inside a transaction of the caller.
pub(crate) async fn join(
    ctx: &Ctx,
    write: &mut Write,
    actor: &Actor,
    user: &User,
    roles: &[Role],
) -> Result<()> {
    match users::insert(write, user, ctx.wall()).await {
        Err(store::Error::Unique(_)) => return Err(taken()),
        other => other?,
    }
    users::set_roles(write, &user.id, &actor.tenant().platform, roles).await?;
    note(ctx, write, actor, "member.create", &user.id).await
}

/// Gives a person these roles at the actor's platform instead of the ones they had, and ends their
/// sessions. The keys that they made may do what the new roles allow. No role at all means no
/// access.
pub async fn set_roles(ctx: &Ctx, actor: &Actor, email: &str, roles: &[Role]) -> Result<()> {
    let platform = team(actor)?;
    let email = input::email(email)?;
    let mut write = ctx.store.begin_write().await?;
    check_platform(&mut write, &platform).await?;
    let user = known(&mut write, &email).await?;
    users::set_roles(&mut write, &user.id, &platform, roles).await?;
    sessions::delete_of_user(&mut write, &user.id).await?;
    note(ctx, &mut write, actor, "member.set_roles", &user.id).await?;
    write.commit().await?;
    ctx.known_keys.forget();
    Ok(())
}

/// Takes a person out of the team of the actor's platform: ends their sessions, and for good the
/// keys that they made. Says how many keys those were.
pub async fn remove(ctx: &Ctx, actor: &Actor, email: &str) -> Result<u64> {
    let platform = team(actor)?;
    let email = input::email(email)?;
    let mut write = ctx.store.begin_write().await?;
    check_platform(&mut write, &platform).await?;
    let user = known(&mut write, &email).await?;
    if users::roles(&mut write, &user.id, &platform)
        .await?
        .is_empty()
    {
        write.rollback().await?;
        return Err(Error::not_found("user", email, "email"));
    }
    users::set_roles(&mut write, &user.id, &platform, &[]).await?;
    sessions::delete_of_user(&mut write, &user.id).await?;
    let now = ctx.wall();
    let keys = store::keys::revoke_of_maker(&mut write, &platform, &user.id, now).await?;
    note(ctx, &mut write, actor, "member.remove", &user.id).await?;
    write.commit().await?;
    ctx.known_keys.forget();
    Ok(keys)
}

/// The platform whose team the actor may manage.
fn team(actor: &Actor) -> Result<AccountId> {
    let scope = authorize::platform(actor, Permission::ManageTeam)?;
    Ok(scope.platform().clone())
}

/// Replaces a person's password, ends their sessions and forgets their wrong attempts: for the
/// operator's command alone, since nobody on a team chooses the password of another.
pub async fn set_password(ctx: &Ctx, email: &str, password: &str) -> Result<()> {
    let email = input::email(email)?;
    input::password(password, &email)?;
    let hash = secrets::hash_slowly(ctx, password).await?;
    let mut write = ctx.store.begin_write().await?;
    let user = known(&mut write, &email).await?;
    users::set_password(&mut write, &user.id, &hash).await?;
    sessions::delete_of_user(&mut write, &user.id).await?;
    store::attempts::clear(&mut write, &attempts_of(&email)).await?;
    if let Some(platform) = users::platforms_of(&mut write, &user.id).await?.first() {
        let actor = Actor::System {
            tenant: of_team(platform),
        };
        note(ctx, &mut write, &actor, "member.set_password", &user.id).await?;
    }
    Ok(write.commit().await?)
}

/// The team of the actor's platform, in order of the email.
pub async fn list(ctx: &Ctx, actor: &Actor) -> Result<Vec<Member>> {
    let platform = team(actor)?;
    let mut read = ctx.store.read().await?;
    check_platform(&mut read, &platform).await?;
    let mut team: Vec<Member> = Vec::new();
    for (user, role) in users::members(&mut read, &platform).await? {
        match team.last_mut().filter(|member| member.user.id == user.id) {
            Some(member) => member.roles.push(role),
            None => team.push(Member {
                user: UserView::of(user),
                roles: vec![role],
            }),
        }
    }
    for member in &mut team {
        member.roles.sort_unstable();
    }
    Ok(team)
}

/// Says so early, before a password is hashed in vain.
async fn check_free(ctx: &Ctx, platform: &AccountId, email: &str) -> Result<()> {
    let mut read = ctx.store.read().await?;
    check_platform(&mut read, platform).await?;
    match users::find_by_email(&mut read, email).await? {
        Some(_) => Err(taken()),
        None => Ok(()),
    }
}

async fn check_platform(conn: &mut store::Conn, platform: &AccountId) -> Result<()> {
    match store::platforms::find(conn, platform).await? {
        Some(_) => Ok(()),
        None => Err(Error::not_found("platform", platform, "platform")),
    }
}

async fn known(conn: &mut store::Conn, email: &str) -> Result<User> {
    let user = users::find_by_email(conn, email).await?;
    user.ok_or_else(|| Error::not_found("user", email, "email"))
}

pub(crate) fn taken() -> Error {
    let message = "Somebody with this email is there already. Change their roles instead.";
    Error::invalid("email", "email_taken", message)
}

/// Notes what became of a person. Rows about the team know no test mode.
async fn note(
    ctx: &Ctx,
    write: &mut Write,
    actor: &Actor,
    action: &str,
    user: &UserId,
) -> Result<()> {
    let actor = actor.clone().in_mode(true);
    let now = ctx.wall();
    audit::note(ctx, write, &actor, action, user.as_str(), "done", now).await
}
