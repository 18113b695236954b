//! What a unit of work must know before it begins, in one statement.

use domain::actor::Tenant;

use crate::{
    Conn, Result,
    idempotency::Record,
    row::flag,
    sql::{self, FromRow},
};

/// How things stand when a unit begins. Nobody else changes them before it ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// Seconds that the tenant's test clock is ahead of the wall clock.
    pub clock_offset: i64,
    /// What is stored under the caller's key.
    pub record: Option<Record>,
    /// Whether any refund of the tenant waits for funds.
    pub refunds_wait: bool,
}

impl FromRow for Start {
    fn from_row(row: &sql::Row<'_>) -> Result<Self> {
        let fingerprint: Option<String> = row.at(1)?;
        let outcome = row.at(2)?;
        Ok(Self {
            clock_offset: row.at::<Option<i64>>(0)?.unwrap_or_default(),
            record: fingerprint.map(|fingerprint| Record {
                fingerprint,
                outcome,
            }),
            refunds_wait: row.at::<i64>(3)? != 0,
        })
    }
}

/// How things stand for `tenant` and for a key: its space and its text.
pub async fn start(conn: &mut Conn, tenant: &Tenant, key: Option<(&str, &str)>) -> Result<Start> {
    sql::query_as(
        "SELECT p.clock_offset, i.fingerprint, i.outcome,
            CAST(CASE WHEN EXISTS (SELECT 1 FROM refunds WHERE platform_id = $1 AND livemode = $2
                AND status = 'waiting') THEN 1 ELSE 0 END AS BIGINT)
         FROM (SELECT 1 AS one) AS always LEFT JOIN platforms p ON p.id = $1
         LEFT JOIN idempotency i ON i.scope = $3 AND i.key = $4",
    )
    .bind(tenant.platform.as_str())
    .bind(flag(tenant.livemode))
    .bind(key.map(|(scope, _)| scope))
    .bind(key.map(|(_, text)| text))
    .fetch_one(conn)
    .await
}
