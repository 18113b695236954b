//! Net volume per quarter of an hour.

use domain::{actor::Scope, earnings::SLOT, id::AccountId, money::Money, time::Timestamp};

use crate::{Conn, Result, row::flag};

/// Adds `net` to the slot in which `at` lies.
pub async fn add(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    net: Money,
    at: Timestamp,
) -> Result<()> {
    let slot = at.unix().saturating_sub(at.unix().rem_euclid(SLOT));
    sqlx::query(
        "INSERT INTO earnings (platform_id, livemode, account_id, currency, slot, net)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (platform_id, livemode, account_id, currency, slot)
         DO UPDATE SET net = earnings.net + excluded.net",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(net.currency().code())
    .bind(slot)
    .bind(net.minor())
    .execute(conn)
    .await?;
    Ok(())
}

/// The sum from `from` until before `until`, in minor units. Both lie on slots.
pub async fn sum(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    currency: domain::money::Currency,
    from: Timestamp,
    until: Timestamp,
) -> Result<i64> {
    let sum: Option<i64> = sqlx::query_scalar(
        "SELECT CAST(SUM(net) AS BIGINT) FROM earnings
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4
            AND slot >= $5 AND slot < $6",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(currency.code())
    .bind(from.unix())
    .bind(until.unix())
    .fetch_one(conn)
    .await?;
    Ok(sum.unwrap_or_default())
}

/// The first slot in which anything was earned.
pub async fn first(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    currency: domain::money::Currency,
) -> Result<Option<Timestamp>> {
    let slot: Option<i64> = sqlx::query_scalar(
        "SELECT MIN(slot) FROM earnings
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(currency.code())
    .fetch_one(conn)
    .await?;
    Ok(slot.map(Timestamp::from_unix))
}
