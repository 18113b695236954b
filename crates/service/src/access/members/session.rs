//! Sessions of a platform's team.

use domain::{
    actor::{Actor, Proof, Role},
    id::UserId,
    time::Timestamp,
};
use store::{
    platforms::{self, Platform},
    sessions::{self, Holder, Session},
    users::{self, User},
};

use super::sign_in::of_team;
use crate::{Ctx, Error, Result, rights::secrets, unit::audit};

/// A person, as screens show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserView {
    /// Their id.
    pub id: UserId,
    /// Lower case.
    pub email: String,
    /// Their name.
    pub name: String,
}

impl UserView {
    pub(super) fn of(user: User) -> Self {
        Self {
            id: user.id,
            email: user.email,
            name: user.name,
        }
    }
}

/// Who is signed in, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberSession {
    /// Who acts, with the roles of this moment.
    pub actor: Actor,
    /// The person.
    pub user: UserView,
    /// Their roles at the platform, the mightiest first. Never empty.
    pub roles: Vec<Role>,
    /// The platform that the session shows.
    pub platform: Platform,
    /// The time on the clock of the platform in the session's mode.
    pub now: Timestamp,
}

/// The session behind a token, if it is one of a team's member who still has a role. Roles are
/// read anew each time.
pub async fn session(ctx: &Ctx, token: &str) -> Result<Option<MemberSession>> {
    let mut read = ctx.store.read().await?;
    let Some((user, session)) = find(ctx, &mut read, &secrets::hash_token(token)).await? else {
        return Ok(None);
    };
    let tenant = session.tenant;
    let roles = users::roles(&mut read, &user, &tenant.platform).await?;
    if roles.is_empty() {
        return Ok(None);
    }
    let user = users::find(&mut read, &user).await?;
    let platform = platforms::find(&mut read, &tenant.platform).await?;
    let (Some(user), Some(platform)) = (user, platform) else {
        return Ok(None);
    };
    let now = ctx.now(&mut read, &tenant).await?;
    let actor = Actor::Member {
        user: user.id.clone(),
        tenant,
        roles: roles.clone(),
        proof: Proof::Fresh,
    };
    Ok(Some(MemberSession {
        actor,
        user: UserView::of(user),
        roles,
        platform,
        now,
    }))
}

/// Shows live data (`livemode`) or test data in this session from now on.
pub async fn set_mode(ctx: &Ctx, token: &str, livemode: bool) -> Result<()> {
    let hash = secrets::hash_token(token);
    let mut write = ctx.store.begin_write().await?;
    if find(ctx, &mut write, &hash).await?.is_none() {
        write.rollback().await?;
        return Err(Error::Unauthenticated(
            "Your session has ended. Sign in again.",
        ));
    }
    sessions::set_mode(&mut write, &hash, livemode).await?;
    Ok(write.commit().await?)
}

/// Ends the session behind a token. Without one there is nothing to do.
pub async fn sign_out(ctx: &Ctx, token: &str) -> Result<()> {
    let hash = secrets::hash_token(token);
    let mut write = ctx.store.begin_write().await?;
    let Some((user, session)) = find(ctx, &mut write, &hash).await? else {
        return Ok(write.rollback().await?);
    };
    sessions::delete(&mut write, &hash).await?;
    let tenant = of_team(&session.tenant.platform);
    let actor = Actor::Member {
        user: user.clone(),
        tenant,
        roles: vec![],
        proof: Proof::Stale,
    };
    let now = ctx.wall();
    audit::note(
        ctx,
        &mut write,
        &actor,
        "member.sign_out",
        user.as_str(),
        "done",
        now,
    )
    .await?;
    Ok(write.commit().await?)
}

/// The running session of a member under the hash.
async fn find(ctx: &Ctx, conn: &mut store::Conn, hash: &str) -> Result<Option<(UserId, Session)>> {
    let found = sessions::find(conn, hash, ctx.wall()).await?;
    Ok(found.and_then(|session| match session.holder.clone() {
        Holder::Member(user) => Some((user, session)),
        Holder::Account(_) => None,
    }))
}
