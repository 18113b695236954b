//! API keys. Only hashes are kept.

use domain::{
    actor::{Rights, Role, Scope, Tenant},
    id::{AccountId, KeyId, UserId},
    key::{Key, Maker},
    list::{Page, PageRequest, Position},
    time::{MINUTE, Timestamp},
};

use crate::{
    Conn, Error, Result,
    list::{cursor_id, one_more},
    row::{flag, named, parsed},
    sql,
};

/// Writes a key under the hash of its text.
pub async fn insert(conn: &mut Conn, key: &Key, key_hash: &str) -> Result<()> {
    sql::query(
        "INSERT INTO api_keys (id, platform_id, livemode, kind, key_hash, hint, name, created,
            rights, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(key.id.as_str())
    .bind(key.tenant.platform.as_str())
    .bind(flag(key.tenant.livemode))
    .bind(if key.secret { "secret" } else { "publishable" })
    .bind(key_hash)
    .bind(&key.hint)
    .bind(&key.name)
    .bind(key.created.unix())
    .bind(key.rights.to_text())
    .bind(key.maker.as_ref().map(|maker| maker.user.as_str()))
    .execute(conn)
    .await?;
    Ok(())
}

struct Row {
    id: String,
    platform_id: String,
    livemode: i64,
    kind: String,
    hint: String,
    name: String,
    created: i64,
    rights: String,
    last_used_at: Option<i64>,
    created_by: Option<String>,
    maker: Option<String>,
    roles: Option<String>,
}

from_row! {
    Row:
    id, platform_id, livemode, kind, hint, name, created, rights, last_used_at, created_by, maker,
    roles
}

/// A key with its maker and the maker's roles of this moment, in one statement: it is read for
/// every call of the API.
macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT k.id, k.platform_id, k.livemode, k.kind, k.hint, k.name, k.created, k.rights,
                k.last_used_at, k.created_by, u.name AS maker,
                (SELECT string_agg(m.role, ' ') FROM members m
                 WHERE m.user_id = k.created_by AND m.platform_id = k.platform_id) AS roles
             FROM api_keys k LEFT JOIN users u ON u.id = k.created_by
             WHERE k.revoked_at IS NULL AND ",
            $where
        )
    };
}

fn read(row: Row) -> Result<Key> {
    let corrupt = |why: &str| Error::Corrupt {
        table: "api_keys",
        id: row.id.clone(),
        why: why.to_owned(),
    };
    let rights = Rights::from_text(&row.rights).ok_or_else(|| corrupt("an unknown right"))?;
    let maker = match row.created_by {
        Some(user) => Some(Maker {
            user: parsed::<UserId>("api_keys", &user)?,
            name: row.maker.unwrap_or_default(),
            roles: roles(row.roles.as_deref().unwrap_or_default())?,
        }),
        None => None,
    };
    Ok(Key {
        id: parsed("api_keys", &row.id)?,
        tenant: Tenant {
            platform: parsed("api_keys", &row.platform_id)?,
            livemode: row.livemode != 0,
        },
        secret: row.kind == "secret",
        hint: row.hint,
        name: row.name,
        rights,
        maker,
        created: Timestamp::from_unix(row.created),
        last_used: row.last_used_at.map(Timestamp::from_unix),
    })
}

/// Names with a space between them, the mightiest first.
fn roles(names: &str) -> Result<Vec<Role>> {
    let mut roles = names
        .split_ascii_whitespace()
        .map(|name| named("members", name, Role::from_name))
        .collect::<Result<Vec<_>>>()?;
    roles.sort_unstable();
    Ok(roles)
}

/// The key under the hash, unless it was revoked.
pub async fn find_by_hash(conn: &mut Conn, key_hash: &str) -> Result<Option<Key>> {
    let row: Option<Row> = sql::query_as(select!("k.key_hash = $1"))
        .bind(key_hash)
        .fetch_optional(conn)
        .await?;
    row.map(read).transpose()
}

/// The key of the scope with this id, unless it was revoked.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &KeyId) -> Result<Option<Key>> {
    let row: Option<Row> = sql::query_as(select!(
        "k.id = $1 AND k.platform_id || '' = $2 AND k.livemode + 0 = $3"
    ))
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    row.map(read).transpose()
}

/// From newest to oldest, and back. Keys of the same second are in the order of their ids.
const LIST: (&str, &str) = (
    select!(
        "k.platform_id = $1 AND k.livemode = $2 AND (k.created, k.id) < ($3, $4)
         ORDER BY k.created DESC, k.id DESC LIMIT $5"
    ),
    select!(
        "k.platform_id = $1 AND k.livemode = $2 AND (k.created, k.id) > ($3, $4)
         ORDER BY k.created, k.id LIMIT $5"
    ),
);

/// A page of the keys of the scope that work, newest first.
pub async fn list(conn: &mut Conn, scope: &Scope, request: &PageRequest) -> Result<Page<Key>> {
    let (created, id) = match cursor_id(request) {
        Some(id) => (position(conn, scope, id).await?, id),
        None => (i64::MAX, ""),
    };
    let text = match request.position {
        Position::Before(_) => LIST.1,
        _ => LIST.0,
    };
    let rows: Vec<Row> = sql::query_as(text)
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(created)
        .bind(id)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    let keys = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(keys, request))
}

/// When the key of a cursor was made; it may have been revoked since.
async fn position(conn: &mut Conn, scope: &Scope, id: &str) -> Result<i64> {
    let found: Option<i64> = sql::query_scalar(
        "SELECT created FROM api_keys
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3",
    )
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    found.ok_or(Error::MissingCursor)
}

/// Ends a key. False when there is none of that id.
pub async fn revoke(conn: &mut Conn, scope: &Scope, id: &KeyId, now: Timestamp) -> Result<bool> {
    let done = sql::query(
        "UPDATE api_keys SET revoked_at = $4
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 AND revoked_at IS NULL",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(now.unix())
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Ends the keys of both modes that a person made at a platform, and says how many there were.
pub async fn revoke_of_maker(
    conn: &mut Conn,
    platform: &AccountId,
    maker: &UserId,
    now: Timestamp,
) -> Result<u64> {
    sql::query(
        "UPDATE api_keys SET revoked_at = $3
         WHERE platform_id = $1 AND created_by = $2 AND revoked_at IS NULL",
    )
    .bind(platform.as_str())
    .bind(maker.as_str())
    .bind(now.unix())
    .execute(conn)
    .await
}

/// Notes that a key was used, unless that was noted within the last minute.
pub async fn note_use(conn: &mut Conn, id: &KeyId, now: Timestamp) -> Result<()> {
    sql::query(
        "UPDATE api_keys SET last_used_at = $2
         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)",
    )
    .bind(id.as_str())
    .bind(now.unix())
    .bind(now.plus(-MINUTE).unix())
    .execute(conn)
    .await?;
    Ok(())
}
