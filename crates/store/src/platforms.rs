//! Platforms and their test clocks.

use domain::{actor::Tenant, id::AccountId, time::Timestamp};

use crate::{Conn, Result, row::parsed, sql};

/// A platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform {
    /// The id of its own account.
    pub id: AccountId,
    /// Its name, as its accounts see it.
    pub name: String,
    /// Seconds that its test clock is ahead of the wall clock.
    pub clock_offset: i64,
}

/// Writes a platform.
pub async fn insert(conn: &mut Conn, platform: &Platform, now: Timestamp) -> Result<()> {
    sql::query("INSERT INTO platforms (id, name, clock_offset, created) VALUES ($1, $2, $3, $4)")
        .bind(platform.id.as_str())
        .bind(&platform.name)
        .bind(platform.clock_offset)
        .bind(now.unix())
        .execute(conn)
        .await?;
    Ok(())
}

fn read((id, name, clock_offset): (String, String, i64)) -> Result<Platform> {
    Ok(Platform {
        id: parsed("platforms", &id)?,
        name,
        clock_offset,
    })
}

/// The platform with this id.
pub async fn find(conn: &mut Conn, id: &AccountId) -> Result<Option<Platform>> {
    let row = sql::query_as("SELECT id, name, clock_offset FROM platforms WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(read).transpose()
}

/// Every platform, the oldest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Platform>> {
    let rows: Vec<(String, String, i64)> =
        sql::query_as("SELECT id, name, clock_offset FROM platforms ORDER BY created, id")
            .fetch_all(conn)
            .await?;
    rows.into_iter().map(read).collect()
}

/// Moves the test clock to `offset` seconds ahead of the wall clock. It never goes back.
pub async fn move_clock(conn: &mut Conn, tenant: &Tenant, offset: i64) -> Result<()> {
    sql::query("UPDATE platforms SET clock_offset = $2 WHERE id = $1 AND clock_offset < $2")
        .bind(tenant.platform.as_str())
        .bind(offset)
        .execute(conn)
        .await?;
    Ok(())
}
