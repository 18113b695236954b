//! Net volume per quarter of an hour and per day.

use domain::{
    actor::Scope,
    earnings::SLOT,
    id::AccountId,
    money::{Currency, Money},
    time::{DAY, Timestamp},
};

use crate::{
    Conn, Result,
    row::flag,
    sql::{self, Rows},
};

/// The quarter of an hour and the day in which `at` lies: in seconds, and when they begin.
pub fn slots(at: Timestamp) -> [(i64, Timestamp); 2] {
    [SLOT, DAY].map(|span| (span, start_of(at, span)))
}

/// Adds `net` to what was earned in a [slot](slots). Once per slot and unit.
pub async fn add(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    net: Money,
    (span, start): (i64, Timestamp),
) -> Result<()> {
    const NET: Rows = Rows::Text {
        table: "earnings",
        head: "INSERT INTO earnings
            (platform_id, livemode, account_id, currency, span, slot, net) VALUES ",
        tail: " ON CONFLICT (platform_id, livemode, account_id, currency, span, slot)
            DO UPDATE SET net = earnings.net + excluded.net",
    };
    NET.row()
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(account.as_str())
        .bind(net.currency().code())
        .bind(span)
        .bind(start.unix())
        .bind(net.minor())
        .write(conn)
        .await
}

fn start_of(at: Timestamp, span: i64) -> Timestamp {
    at.plus(at.unix().rem_euclid(span).saturating_neg())
}

/// The sum from `from` until before `until`, in minor units. Both lie on quarters of an hour.
///
/// Whole days in between are read as days, so the work grows with the days and not with what
/// happened on them.
pub async fn sum(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    currency: Currency,
    from: Timestamp,
    until: Timestamp,
) -> Result<i64> {
    let first_day = start_of(from.plus(DAY - 1), DAY).min(until);
    let last_day = start_of(until, DAY).max(first_day);
    let sum: Option<i64> = sql::query_scalar(
        "SELECT CAST(SUM(net) AS BIGINT) FROM (
            SELECT net FROM earnings WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
                AND currency = $4 AND span = 900 AND slot >= $5 AND slot < $6
            UNION ALL
            SELECT net FROM earnings WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
                AND currency = $4 AND span = 86400 AND slot >= $6 AND slot < $7
            UNION ALL
            SELECT net FROM earnings WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
                AND currency = $4 AND span = 900 AND slot >= $7 AND slot < $8
         ) parts",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(currency.code())
    .bind(from.unix())
    .bind(first_day.unix())
    .bind(last_day.unix())
    .bind(until.unix())
    .fetch_one(conn)
    .await?;
    Ok(sum.unwrap_or_default())
}

/// The first quarter of an hour in which anything was earned.
pub async fn first(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    currency: Currency,
) -> Result<Option<Timestamp>> {
    let slot: Option<i64> = sql::query_scalar(
        "SELECT MIN(slot) FROM earnings WHERE platform_id = $1 AND livemode = $2
            AND account_id = $3 AND currency = $4 AND span = 900",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(currency.code())
    .fetch_one(conn)
    .await?;
    Ok(slot.map(Timestamp::from_unix))
}
