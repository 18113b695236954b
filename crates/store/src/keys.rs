//! API keys. Only hashes are kept.

use domain::{
    actor::{Scope, Tenant},
    id::KeyId,
    key::Key,
    time::Timestamp,
};

use crate::{
    Conn, Result,
    row::{flag, parsed},
};

/// Writes a key under the hash of its text.
pub async fn insert(conn: &mut Conn, key: &Key, key_hash: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO api_keys (id, platform_id, livemode, kind, key_hash, hint, name, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(key.id.as_str())
    .bind(key.tenant.platform.as_str())
    .bind(flag(key.tenant.livemode))
    .bind(if key.secret { "secret" } else { "publishable" })
    .bind(key_hash)
    .bind(&key.hint)
    .bind(&key.name)
    .bind(key.created.unix())
    .execute(conn)
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    platform_id: String,
    livemode: i64,
    kind: String,
    hint: String,
    name: String,
    created: i64,
}

fn read(row: Row) -> Result<Key> {
    Ok(Key {
        id: parsed("api_keys", &row.id)?,
        tenant: Tenant {
            platform: parsed("api_keys", &row.platform_id)?,
            livemode: row.livemode != 0,
        },
        secret: row.kind == "secret",
        hint: row.hint,
        name: row.name,
        created: Timestamp::from_unix(row.created),
    })
}

/// The key under the hash, unless it was revoked.
pub async fn find(conn: &mut Conn, key_hash: &str) -> Result<Option<Key>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, platform_id, livemode, kind, hint, name, created FROM api_keys
         WHERE key_hash = $1 AND revoked_at IS NULL",
    )
    .bind(key_hash)
    .fetch_optional(conn)
    .await?;
    row.map(read).transpose()
}

/// The keys of the scope that work, the oldest first, at most 100.
pub async fn list(conn: &mut Conn, scope: &Scope) -> Result<Vec<Key>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, platform_id, livemode, kind, hint, name, created FROM api_keys
         WHERE platform_id = $1 AND livemode = $2 AND revoked_at IS NULL
         ORDER BY created, id LIMIT 100",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(read).collect()
}

/// Ends a key. False when there is none of that id.
pub async fn revoke(conn: &mut Conn, scope: &Scope, id: &KeyId, now: Timestamp) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE api_keys SET revoked_at = $4
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND revoked_at IS NULL",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(now.unix())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
