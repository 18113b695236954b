//! Links, challenges and codes that expired long ago.

use domain::{actor::Tenant, time::Timestamp};

use crate::{Conn, Result, row::flag, sql};

macro_rules! expired {
    ($table:literal, $key:literal) => {
        concat!(
            "DELETE FROM ",
            $table,
            " WHERE ",
            $key,
            " IN (SELECT ",
            $key,
            " FROM ",
            $table,
            " WHERE platform_id = $1 AND livemode = $2 AND expires_at < $3
              ORDER BY expires_at LIMIT $4)"
        )
    };
}

/// Forgets at most `most` of the tenant's links that expired before `before`, used or not. Answers
/// how many.
pub async fn prune(conn: &mut Conn, tenant: &Tenant, before: Timestamp, most: i64) -> Result<u64> {
    delete(expired!("login_links", "id"), conn, tenant, before, most).await
}

/// The same with challenges.
pub async fn prune_challenges(
    conn: &mut Conn,
    tenant: &Tenant,
    before: Timestamp,
    most: i64,
) -> Result<u64> {
    let sql = expired!("challenges", "token_hash");
    delete(sql, conn, tenant, before, most).await
}

/// The same with codes.
pub async fn prune_codes(
    conn: &mut Conn,
    tenant: &Tenant,
    before: Timestamp,
    most: i64,
) -> Result<u64> {
    delete(expired!("codes", "seq"), conn, tenant, before, most).await
}

async fn delete(
    sql: &'static str,
    conn: &mut Conn,
    tenant: &Tenant,
    before: Timestamp,
    most: i64,
) -> Result<u64> {
    sql::query(sql)
        .bind(tenant.platform.as_str())
        .bind(flag(tenant.livemode))
        .bind(before.unix())
        .bind(most)
        .slow()
        .execute(conn)
        .await
}
