//! Payouts.

use domain::{
    actor::Scope,
    id::{AccountId, PayoutId},
    money::Currency,
    payout::Payout,
    time::Timestamp,
};

use crate::{
    documents::Columns,
    row::{all, flag},
    sql,
};

fn columns(it: &Payout) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        status: it.status.name(),
        first: Some(it.destination.as_str()),
        second: Some(it.currency().code()),
        at: Some(it.arrival_date.unix()),
        created: it.created.unix(),
    }
}

documents!(
    "payouts",
    Payout,
    PayoutId,
    "destination",
    "currency",
    "arrival_date",
    columns
);

/// The payouts of `account` in `currency` that were made since `from`, the oldest first.
pub async fn made_since(
    conn: &mut crate::Conn,
    scope: &Scope,
    account: &AccountId,
    currency: Currency,
    from: Timestamp,
) -> crate::Result<Vec<Payout>> {
    let docs: Vec<String> = sql::query_scalar(
        "SELECT doc FROM payouts
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4
            AND created >= $5 ORDER BY created, seq",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(currency.code())
    .bind(from.unix())
    .fetch_all(conn)
    .await?;
    all("payouts", &docs)
}
