//! Login links, the challenges that redeemed ones become, and the codes that answer them.

mod old;

use domain::{
    actor::{Scope, Tenant},
    id::{AccountId, LoginLinkId},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    row::{flag, parsed},
    sql,
};

pub use old::{prune, prune_challenges, prune_codes};

/// Writes a login link, and kills the account's older ones.
pub async fn insert(
    conn: &mut Conn,
    scope: &Scope,
    id: &LoginLinkId,
    token_hash: &str,
    account: &AccountId,
    created: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    sql::query(
        "UPDATE login_links SET expires_at = $3
         WHERE account_id = $1 AND livemode = $2 AND used_at IS NULL AND expires_at > $3",
    )
    .bind(account.as_str())
    .bind(flag(scope.livemode()))
    .bind(created.unix())
    .execute(&mut *conn)
    .await?;
    sql::query(
        "INSERT INTO login_links (id, token_hash, platform_id, livemode, account_id, created,
            expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.as_str())
    .bind(token_hash)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(created.unix())
    .bind(expires_at.unix())
    .execute(conn)
    .await?;
    Ok(())
}

/// A login link. Its tenant decides which clock says whether it works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Platform and mode.
    pub tenant: Tenant,
    /// Whom it lets in.
    pub account: AccountId,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// Whether it was used, after which it works no more.
    pub used: bool,
}

/// The link under the hash. Changes nothing.
pub async fn find(conn: &mut Conn, token_hash: &str) -> Result<Option<Link>> {
    let row: Option<(String, i64, String, i64, Option<i64>)> = sql::query_as(
        "SELECT platform_id, livemode, account_id, expires_at, used_at FROM login_links
         WHERE token_hash = $1",
    )
    .bind(token_hash)
    .fetch_optional(conn)
    .await?;
    row.map(|(platform, livemode, account, expires_at, used_at)| {
        Ok(Link {
            tenant: tenant(&platform, livemode)?,
            account: parsed("login_links", &account)?,
            expires_at: Timestamp::from_unix(expires_at),
            used: used_at.is_some(),
        })
    })
    .transpose()
}

/// Redeems a link: one statement, so that of any number of callers one wins.
pub async fn redeem(
    conn: &mut Conn,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<AccountId>> {
    let id: Option<String> = sql::query_scalar(
        "UPDATE login_links SET used_at = $2
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING account_id",
    )
    .bind(token_hash)
    .bind(now.unix())
    .fetch_optional(conn)
    .await?;
    id.map(|id| parsed("login_links", &id)).transpose()
}

/// A redeemed link that waits for its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Platform and mode.
    pub tenant: Tenant,
    /// Who signs in.
    pub account: AccountId,
    /// Until when the code can be entered.
    pub expires_at: Timestamp,
}

/// Writes a challenge under the hash of its token.
pub async fn insert_challenge(
    conn: &mut Conn,
    token_hash: &str,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<()> {
    sql::query(
        "INSERT INTO challenges (token_hash, platform_id, livemode, account_id, created, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(token_hash)
    .bind(challenge.tenant.platform.as_str())
    .bind(flag(challenge.tenant.livemode))
    .bind(challenge.account.as_str())
    .bind(now.unix())
    .bind(challenge.expires_at.unix())
    .execute(conn)
    .await?;
    Ok(())
}

/// The challenge under the hash, whether or not it has ended.
pub async fn find_challenge(conn: &mut Conn, token_hash: &str) -> Result<Option<Challenge>> {
    let row: Option<(String, i64, String, i64)> = sql::query_as(
        "SELECT platform_id, livemode, account_id, expires_at FROM challenges
         WHERE token_hash = $1",
    )
    .bind(token_hash)
    .fetch_optional(conn)
    .await?;
    row.map(|(platform, livemode, account, expires_at)| {
        Ok(Challenge {
            tenant: tenant(&platform, livemode)?,
            account: parsed("challenges", &account)?,
            expires_at: Timestamp::from_unix(expires_at),
        })
    })
    .transpose()
}

/// Ends a challenge. False when it was ended before.
pub async fn end_challenge(conn: &mut Conn, token_hash: &str) -> Result<bool> {
    let done = sql::query("DELETE FROM challenges WHERE token_hash = $1")
        .bind(token_hash)
        .execute(conn)
        .await?;
    Ok(done == 1)
}

/// Writes a code and kills the account's older ones.
pub async fn insert_code(
    conn: &mut Conn,
    tenant: &Tenant,
    account: &AccountId,
    code_hash: &str,
    sent_at: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    sql::query(
        "UPDATE codes SET expires_at = $3
         WHERE account_id = $1 AND livemode = $2 AND used_at IS NULL AND expires_at > $3",
    )
    .bind(account.as_str())
    .bind(flag(tenant.livemode))
    .bind(sent_at.unix())
    .execute(&mut *conn)
    .await?;
    sql::query(
        "INSERT INTO codes (platform_id, livemode, account_id, code_hash, sent_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(tenant.platform.as_str())
    .bind(flag(tenant.livemode))
    .bind(account.as_str())
    .bind(code_hash)
    .bind(sent_at.unix())
    .bind(expires_at.unix())
    .execute(conn)
    .await?;
    Ok(())
}

/// When the account's codes since `since` were sent that nobody signed in with.
pub async fn unused_codes_sent(
    conn: &mut Conn,
    tenant: &Tenant,
    account: &AccountId,
    since: Timestamp,
) -> Result<Vec<Timestamp>> {
    let rows: Vec<i64> = sql::query_scalar(
        "SELECT sent_at FROM codes WHERE account_id = $1 AND livemode = $2 AND sent_at > $3
            AND used_at IS NULL ORDER BY seq DESC LIMIT 100",
    )
    .bind(account.as_str())
    .bind(flag(tenant.livemode))
    .bind(since.unix())
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Timestamp::from_unix).collect())
}

/// How often the account's current code was tried, unless it is used or has expired.
pub async fn tries(
    conn: &mut Conn,
    tenant: &Tenant,
    account: &AccountId,
    now: Timestamp,
) -> Result<Option<i64>> {
    sql::query_scalar(
        "SELECT tries FROM codes
         WHERE seq = (SELECT MAX(seq) FROM codes WHERE account_id = $1 AND livemode = $2)
            AND used_at IS NULL AND expires_at > $3",
    )
    .bind(account.as_str())
    .bind(flag(tenant.livemode))
    .bind(now.unix())
    .fetch_optional(conn)
    .await
}

/// Takes one try of the account's current code, if it has any left: its row, hash and tries so
/// far, this one included. One statement, so that parallel guesses cannot share a try.
pub async fn take_try(
    conn: &mut Conn,
    tenant: &Tenant,
    account: &AccountId,
    most: i64,
    now: Timestamp,
) -> Result<Option<(i64, String, i64)>> {
    sql::query_as(
        "UPDATE codes SET tries = tries + 1
         WHERE seq = (SELECT MAX(seq) FROM codes WHERE account_id = $1 AND livemode = $2)
            AND used_at IS NULL AND expires_at > $3 AND tries < $4
         RETURNING seq, code_hash, tries",
    )
    .bind(account.as_str())
    .bind(flag(tenant.livemode))
    .bind(now.unix())
    .bind(most)
    .fetch_optional(conn)
    .await
}

/// Marks a code as used. False when it was used before.
pub async fn use_code(conn: &mut Conn, seq: i64, now: Timestamp) -> Result<bool> {
    let done = sql::query("UPDATE codes SET used_at = $2 WHERE seq = $1 AND used_at IS NULL")
        .bind(seq)
        .bind(now.unix())
        .execute(conn)
        .await?;
    Ok(done == 1)
}

fn tenant(platform: &str, livemode: i64) -> Result<Tenant> {
    Ok(Tenant {
        platform: parsed("platforms", platform)?,
        livemode: livemode != 0,
    })
}
