//! How much of a platform's money is held for each negative account that it answers for.

use domain::{
    actor::Scope,
    id::AccountId,
    money::{Currency, Money},
    time::Timestamp,
};

use crate::{Conn, Result, row::flag, sql};

/// What is held for an account, in minor units, and since when it is negative.
pub async fn find(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    currency: Currency,
) -> Result<Option<(i64, Timestamp)>> {
    let row: Option<(i64, i64)> = sql::query_as(
        "SELECT amount, since FROM connect_reserves
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(currency.code())
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(amount, since)| (amount, Timestamp::from_unix(since))))
}

/// Writes what is held for an account; `since` stays what it was while the account is negative.
pub async fn set(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    held: Money,
    since: Timestamp,
) -> Result<()> {
    sql::query(
        "INSERT INTO connect_reserves (platform_id, livemode, account_id, currency, amount, since)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (platform_id, livemode, account_id, currency)
         DO UPDATE SET amount = excluded.amount, since = excluded.since",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(held.currency().code())
    .bind(held.minor())
    .bind(since.unix())
    .execute(conn)
    .await?;
    Ok(())
}
