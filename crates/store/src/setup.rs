//! The one-time address that makes the first platform.

use domain::time::Timestamp;

use crate::{Conn, Result, sql};

/// Whether there is no platform yet.
pub async fn is_needed(conn: &mut Conn) -> Result<bool> {
    let any: Option<i64> = sql::query_scalar("SELECT 1 FROM platforms LIMIT 1")
        .fetch_optional(conn)
        .await?;
    Ok(any.is_none())
}

/// Writes a token's hash, and kills older ones.
pub async fn insert(
    conn: &mut Conn,
    token_hash: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    sql::query("DELETE FROM setup_tokens")
        .execute(&mut *conn)
        .await?;
    sql::query("INSERT INTO setup_tokens (token_hash, created, expires_at) VALUES ($1, $2, $3)")
        .bind(token_hash)
        .bind(now.unix())
        .bind(expires_at.unix())
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether a token can still be used.
pub async fn is_open(conn: &mut Conn, token_hash: &str, now: Timestamp) -> Result<bool> {
    let any: Option<i64> = sql::query_scalar(
        "SELECT 1 FROM setup_tokens
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
    )
    .bind(token_hash)
    .bind(now.unix())
    .fetch_optional(conn)
    .await?;
    Ok(any.is_some())
}

/// Uses a token: one statement, so that one caller wins.
pub async fn redeem(conn: &mut Conn, token_hash: &str, now: Timestamp) -> Result<bool> {
    let done = sql::query(
        "UPDATE setup_tokens SET used_at = $2
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
    )
    .bind(token_hash)
    .bind(now.unix())
    .execute(conn)
    .await?;
    Ok(done == 1)
}
