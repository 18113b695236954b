//! How many accounts there are of each sort: figures that triggers keep beside them.

use domain::{
    account::{AccountFilter, AccountKind},
    actor::Scope,
};

use crate::{Conn, Engine, Result, row::flag, sql};

/// Whether the figures can tell how many accounts match: they know neither words nor dates.
pub(super) fn know(filter: &AccountFilter) -> bool {
    filter.query.is_none() && filter.created == Default::default()
}

/// How many accounts of which status match.
pub(super) async fn read(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AccountFilter,
) -> Result<Vec<(String, i64)>> {
    sql::query_as(
        "SELECT status, CAST(SUM(accounts) AS BIGINT) FROM account_counts
         WHERE platform_id = $1 AND livemode = $2 AND ($3 IS NULL OR kind = $3)
            AND ($4 IS NULL OR country = $4) AND ($5 IS NULL OR currency = $5)
         GROUP BY status HAVING SUM(accounts) > 0",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(filter.kind.map(AccountKind::name))
    .bind(filter.country.map(|country| country.code()))
    .bind(filter.currency.map(|currency| currency.code()))
    .fetch_all(conn)
    .await
}

/// Adds up what connections counted one by one, so that it stays few rows.
pub async fn add_up_counts(conn: &mut Conn) -> Result<()> {
    if conn.engine() == Engine::Postgres {
        sql::query("SELECT add_up_account_counts()")
            .execute(conn)
            .await?;
    }
    Ok(())
}
