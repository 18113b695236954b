//! The earnings chart.

mod buckets;

use domain::{
    account::Account,
    actor::{Actor, Permission, Scope},
    earnings::{Bucket, Earnings, Interval},
    id::AccountId,
    money::Currency,
    time::Timestamp,
};
use jiff::{civil::Date, tz::TimeZone};
use store::Conn;

use crate::{Ctx, Error, Result, rights::authorize};

/// Net volume of an account over an interval, in its own time zone.
pub async fn chart(
    ctx: &Ctx,
    actor: &Actor,
    id: &AccountId,
    currency: Currency,
    interval: Interval,
) -> Result<Earnings> {
    let scope = authorize::account(actor, Permission::ViewMoney, id)?;
    let mut read = ctx.store.read().await?;
    let account = store::accounts::find(&mut read, &scope, id)
        .await?
        .ok_or_else(|| Error::not_found("account", id, "account"))?;
    let now = ctx.now(&mut read, scope.tenant()).await?;
    let first = store::earnings::first(&mut read, &scope, id, currency).await?;
    let zone = zone_of(&account);
    let plan = buckets::plan(interval, first, now, &zone);
    let mut points = Vec::with_capacity(plan.edges.len());
    let mut total: i64 = 0;
    // At most some 130 sums, each over one range of the index: bounded by what is shown.
    for (start, end) in plan.edges.iter().zip(plan.edges.iter().skip(1)) {
        let bucket = sum(&mut read, &scope, id, currency, (*start, *end), &zone).await?;
        total = total.saturating_add(bucket.net);
        points.push(bucket);
    }
    Ok(Earnings {
        interval,
        grain: plan.grain,
        currency,
        time_zone: account.time_zone().to_owned(),
        buckets: points,
        total,
    })
}

async fn sum(
    conn: &mut Conn,
    scope: &Scope,
    id: &AccountId,
    currency: Currency,
    (start, end): (Timestamp, Timestamp),
    zone: &TimeZone,
) -> Result<Bucket> {
    let net = store::earnings::sum(conn, scope, id, currency, start, end).await?;
    Ok(Bucket {
        start,
        end,
        offset: buckets::offset(zone, start),
        net,
    })
}

fn zone_of(account: &Account) -> TimeZone {
    TimeZone::get(account.time_zone()).unwrap_or(TimeZone::UTC)
}

/// How far local time in `time_zone` (IANA name) is from UTC at `at`, in seconds east.
pub fn offset_at(time_zone: &str, at: Timestamp) -> i32 {
    buckets::offset(&TimeZone::get(time_zone).unwrap_or(TimeZone::UTC), at)
}

/// When `date` begins in `time_zone` (IANA name).
pub fn day_start(time_zone: &str, date: Date) -> Timestamp {
    buckets::midnight(&TimeZone::get(time_zone).unwrap_or(TimeZone::UTC), date)
}

/// Refuses a time zone that does not exist.
pub fn check_time_zone(name: &str) -> Result<()> {
    match TimeZone::get(name) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::invalid(
            "settings[dashboard][timezone]",
            "parameter_invalid",
            format!("`{name}` is not a time zone; use a name such as `Europe/Berlin`."),
        )),
    }
}
