//! Refunds.

use domain::{
    actor::Scope,
    id::{AccountId, RefundId},
    refund::Refund,
};

use crate::{
    Conn, Result,
    documents::Columns,
    row::{all, flag},
    sql,
};

fn columns(it: &Refund) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        // Those without funds have a name of their own here, so that they are found when money comes.
        status: if it.is_waiting() {
            WAITING
        } else {
            it.status.name()
        },
        first: Some(it.payment.as_str()),
        second: it.intent.as_ref().map(|id| id.as_str()),
        created: it.created.unix(),
        ..Columns::default()
    }
}

documents!(
    "refunds", Refund, RefundId, "payment", "intent", "due_at", columns
);
find_any!(find_any, "refunds", Refund, RefundId);
of_payment!("refunds", Refund);

/// Refunds for which the balance did not suffice.
const WAITING: &str = "waiting";

/// Refunds of `owner` that wait for funds, the oldest first, at most 100.
pub async fn waiting(conn: &mut Conn, scope: &Scope, owner: &AccountId) -> Result<Vec<Refund>> {
    let docs: Vec<String> = sql::query_scalar(
        "SELECT doc FROM refunds WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
            AND status = 'waiting' ORDER BY created, seq LIMIT 100",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .fetch_all(conn)
    .await?;
    all("refunds", &docs)
}

/// Notes from whom a refund that waits takes a transfer back.
pub async fn set_takes_from(
    conn: &mut Conn,
    scope: &Scope,
    id: &RefundId,
    account: &AccountId,
) -> Result<()> {
    sql::query(
        "UPDATE refunds SET takes_from = $4
         WHERE id = $1 AND platform_id = $2 AND livemode = $3",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .execute(conn)
    .await?;
    Ok(())
}

/// Whose refunds wait for funds of `owner`: its own, and the platform's that take a transfer back
/// from it.
pub async fn waiting_for(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
) -> Result<Vec<AccountId>> {
    let (own, taking): (i64, i64) = sql::query_as(
        "SELECT
            CAST(CASE WHEN EXISTS (SELECT 1 FROM refunds WHERE platform_id = $1 AND livemode = $2
                AND account_id = $3 AND status = 'waiting') THEN 1 ELSE 0 END AS BIGINT),
            CAST(CASE WHEN EXISTS (SELECT 1 FROM refunds WHERE platform_id = $1 AND livemode = $2
                AND takes_from = $3 AND status = 'waiting') THEN 1 ELSE 0 END AS BIGINT)",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .fetch_one(conn)
    .await?;
    let found = [(own, owner), (taking, scope.platform())];
    let found = found.into_iter().filter(|(waits, _)| *waits != 0);
    Ok(found.map(|(_, owner)| owner.clone()).collect())
}
