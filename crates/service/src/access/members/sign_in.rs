//! Signing in with a password.

use domain::{
    actor::{Actor, Proof, Tenant},
    id::{AccountId, UserId},
    login::{MAX_PASSWORD, MEMBER_SESSION, PASSWORD_TRIES, PASSWORD_WINDOW},
    time::Timestamp,
};
use store::{
    Conn, Write, attempts,
    sessions::{self, Holder, Session},
    users::{self, User},
};

use super::input;
use crate::{Ctx, Error, Result, rights::secrets, unit::audit};

/// What every failure says, whatever was wrong.
const WRONG: Error = Error::Unauthenticated("The email or the password is wrong.");

/// A session that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// What the browser keeps. Only its hash is kept here.
    pub token: String,
    /// When it ends, by the wall clock.
    pub expires_at: Timestamp,
}

/// Begins a session of the person with this email and password: at their first platform, in test
/// mode. An unknown email gets the same answer, after the same work, as a wrong password.
pub async fn sign_in(ctx: &Ctx, email: &str, password: &str) -> Result<NewSession> {
    let Ok(email) = input::email(email) else {
        return Err(WRONG);
    };
    if password.chars().count() > MAX_PASSWORD {
        return Err(WRONG);
    }
    let subject = attempts_of(&email);
    take_attempt(ctx, &subject).await?;
    let user = find(ctx, &email).await?;
    let hash = user.as_ref().map(|user| user.password_hash.as_str());
    let right = secrets::verify_slowly(hash, password).await?;
    if right
        && let Some(user) = &user
        && let Some(session) = admit(ctx, user, &subject).await?
    {
        return Ok(session);
    }
    note_failure(ctx, user.as_ref()).await?;
    Err(WRONG)
}

/// Under which name the attempts at an email are counted. Hashed, since people also type
/// passwords into this field.
pub(super) fn attempts_of(email: &str) -> String {
    format!("password:{}", secrets::hash_token(email))
}

/// The rows that are about the team: they know no test mode and go by the wall clock.
pub(crate) fn of_team(platform: &AccountId) -> Tenant {
    Tenant {
        platform: platform.clone(),
        livemode: true,
    }
}

async fn find(ctx: &Ctx, email: &str) -> Result<Option<User>> {
    let mut read = ctx.store.read().await?;
    Ok(users::find_by_email(&mut read, email).await?)
}

/// Notes an attempt before it is made, so that parallel guesses cannot share a place. A success
/// clears them. Where units of work run side by side, a burst may count one another and be refused
/// as a whole; never are more let through.
async fn take_attempt(ctx: &Ctx, subject: &str) -> Result<()> {
    let now = ctx.wall();
    let since = now.plus(-PASSWORD_WINDOW);
    // Those who must wait anyway do not queue up for the writer.
    check_attempts(
        &mut *ctx.store.read().await?,
        subject,
        since,
        PASSWORD_TRIES,
    )
    .await?;
    let mut write = ctx.store.begin_write().await?;
    if let Err(full) = check_attempts(&mut write, subject, since, PASSWORD_TRIES).await {
        write.rollback().await?;
        return Err(full);
    }
    attempts::note(&mut write, subject, now).await?;
    write.commit().await?;
    // Now that it is committed, it counts itself after all that were committed before it.
    check_attempts(
        &mut *ctx.store.read().await?,
        subject,
        since,
        PASSWORD_TRIES + 1,
    )
    .await
}

/// Refuses when there are `full` attempts or more.
async fn check_attempts(conn: &mut Conn, subject: &str, since: Timestamp, full: i64) -> Result<()> {
    let recent = attempts::recent(conn, subject, since, full).await?;
    let count = i64::try_from(recent.len()).unwrap_or(i64::MAX);
    let last_counted = usize::try_from(PASSWORD_TRIES)
        .ok()
        .and_then(|tries| tries.checked_sub(1));
    match last_counted.and_then(|place| recent.get(place)) {
        Some(at) if count >= full => Err(Error::TooMany {
            retry_at: at.plus(PASSWORD_WINDOW),
        }),
        _ => Ok(()),
    }
}

/// Begins the session, unless the password was changed meanwhile or there is no platform to show.
async fn admit(ctx: &Ctx, user: &User, subject: &str) -> Result<Option<NewSession>> {
    let mut write = ctx.store.begin_write().await?;
    let unchanged = users::hold(&mut write, &user.id, &user.password_hash).await?;
    let platforms = users::platforms_of(&mut write, &user.id).await?;
    let Some(platform) = platforms.into_iter().next().filter(|_| unchanged) else {
        write.rollback().await?;
        return Ok(None);
    };
    attempts::clear(&mut write, subject).await?;
    let session = begin(ctx, &mut write, &user.id, platform).await?;
    write.commit().await?;
    Ok(Some(session))
}

/// Begins a session of `user` at `platform`, inside a transaction of the caller.
pub(crate) async fn begin(
    ctx: &Ctx,
    write: &mut Write,
    user: &UserId,
    platform: AccountId,
) -> Result<NewSession> {
    let now = ctx.wall();
    let actor = Actor::Member {
        user: user.clone(),
        tenant: of_team(&platform),
        roles: vec![],
        proof: Proof::Stale,
    };
    audit::note(
        ctx,
        write,
        &actor,
        "member.sign_in",
        user.as_str(),
        "done",
        now,
    )
    .await?;
    let new = NewSession {
        token: secrets::token(ctx),
        expires_at: now.plus(MEMBER_SESSION),
    };
    let session = Session {
        holder: Holder::Member(user.clone()),
        tenant: Tenant {
            platform,
            livemode: false,
        },
        expires_at: new.expires_at,
    };
    sessions::insert(write, &secrets::hash_token(&new.token), &session, now).await?;
    Ok(new)
}

/// Audits a failure, at the person's platform or, where nobody has that email, at the operator's:
/// the same work in both cases.
async fn note_failure(ctx: &Ctx, user: Option<&User>) -> Result<()> {
    let mut write = ctx.store.begin_write().await?;
    let own = match user {
        Some(user) => users::platforms_of(&mut write, &user.id)
            .await?
            .into_iter()
            .next(),
        None => None,
    };
    let oldest = store::platforms::all(&mut write).await?.into_iter().next();
    if let Some(platform) = own.or(oldest.map(|platform| platform.id)) {
        let actor = Actor::System {
            tenant: of_team(&platform),
        };
        let whom = user.map_or("unknown", |user| user.id.as_str());
        let now = ctx.wall();
        audit::note(
            ctx,
            &mut write,
            &actor,
            "member.sign_in",
            whom,
            "refused",
            now,
        )
        .await?;
    }
    Ok(write.commit().await?)
}
