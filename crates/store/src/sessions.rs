//! Sessions. Only hashes of tokens are kept, so a copy of the database opens nothing.

use domain::{
    actor::Tenant,
    id::{AccountId, UserId},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    row::{flag, parsed},
    sql,
};

/// Whose session it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A person of the platform's team.
    Member(UserId),
    /// A person who signed in for one account.
    Account(AccountId),
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub holder: Holder,
    /// Platform and mode that it shows.
    pub tenant: Tenant,
    /// When its holder last proved who they are.
    pub verified_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Writes a session under the hash of its token.
pub async fn insert(
    conn: &mut Conn,
    token_hash: &str,
    session: &Session,
    now: Timestamp,
) -> Result<()> {
    let (user, account) = match &session.holder {
        Holder::Member(id) => (Some(id.as_str()), None),
        Holder::Account(id) => (None, Some(id.as_str())),
    };
    sql::query(
        "INSERT INTO sessions (token_hash, platform_id, livemode, user_id, account_id, created,
            expires_at, verified_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(token_hash)
    .bind(session.tenant.platform.as_str())
    .bind(flag(session.tenant.livemode))
    .bind(user)
    .bind(account)
    .bind(now.unix())
    .bind(session.expires_at.unix())
    .bind(session.verified_at.unix())
    .execute(conn)
    .await?;
    Ok(())
}

struct Row {
    platform_id: String,
    livemode: i64,
    user_id: Option<String>,
    account_id: Option<String>,
    verified_at: i64,
    expires_at: i64,
}

from_row!(Row: platform_id, livemode, user_id, account_id, verified_at, expires_at);

/// The session under the hash, unless it has ended.
pub async fn find(conn: &mut Conn, token_hash: &str, now: Timestamp) -> Result<Option<Session>> {
    let row: Option<Row> = sql::query_as(
        "SELECT platform_id, livemode, user_id, account_id, verified_at, expires_at FROM sessions
         WHERE token_hash = $1 AND expires_at > $2",
    )
    .bind(token_hash)
    .bind(now.unix())
    .fetch_optional(conn)
    .await?;
    let Some(Row {
        platform_id,
        livemode,
        user_id,
        account_id,
        verified_at,
        expires_at,
    }) = row
    else {
        return Ok(None);
    };
    let holder = match (user_id, account_id) {
        (Some(user), _) => Holder::Member(parsed("sessions", &user)?),
        (None, Some(account)) => Holder::Account(parsed("sessions", &account)?),
        (None, None) => return Ok(None),
    };
    Ok(Some(Session {
        holder,
        tenant: Tenant {
            platform: parsed("sessions", &platform_id)?,
            livemode: livemode != 0,
        },
        verified_at: Timestamp::from_unix(verified_at),
        expires_at: Timestamp::from_unix(expires_at),
    }))
}

/// Ends one session.
pub async fn delete(conn: &mut Conn, token_hash: &str) -> Result<()> {
    sql::query("DELETE FROM sessions WHERE token_hash = $1")
        .bind(token_hash)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends every session of a person: after a change of roles or password.
pub async fn delete_of_user(conn: &mut Conn, user: &UserId) -> Result<()> {
    sql::query("DELETE FROM sessions WHERE user_id = $1")
        .bind(user.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends every session of an account's owner: after the account was deleted or rejected.
pub async fn delete_of_account(
    conn: &mut Conn,
    tenant: &Tenant,
    account: &AccountId,
) -> Result<()> {
    sql::query("DELETE FROM sessions WHERE account_id = $1 AND platform_id = $2 AND livemode = $3")
        .bind(account.as_str())
        .bind(tenant.platform.as_str())
        .bind(flag(tenant.livemode))
        .execute(conn)
        .await?;
    Ok(())
}

/// Switches a member's session between test and live data.
pub async fn set_mode(conn: &mut Conn, token_hash: &str, livemode: bool) -> Result<()> {
    sql::query("UPDATE sessions SET livemode = $2 WHERE token_hash = $1 AND user_id IS NOT NULL")
        .bind(token_hash)
        .bind(flag(livemode))
        .execute(conn)
        .await?;
    Ok(())
}

/// Removes at most `most` of the sessions that ended before `now`. Answers how many.
pub async fn prune(conn: &mut Conn, now: Timestamp, most: i64) -> Result<u64> {
    sql::query(
        "DELETE FROM sessions WHERE token_hash IN (
            SELECT token_hash FROM sessions WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
    )
    .bind(now.unix())
    .bind(most)
    .slow()
    .execute(conn)
    .await
}

/// Notes that the holder of a session proved who they are.
pub async fn verify(conn: &mut Conn, token_hash: &str, now: Timestamp) -> Result<()> {
    sql::query("UPDATE sessions SET verified_at = $2 WHERE token_hash = $1")
        .bind(token_hash)
        .bind(now.unix())
        .execute(conn)
        .await?;
    Ok(())
}
