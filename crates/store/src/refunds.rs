//! Refunds.

use domain::{
    actor::Scope,
    id::{AccountId, PaymentId, RefundId},
    list::{Page, PageRequest},
    refund::{Refund, RefundFilter},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    documents::{self, Document, Table},
    list::List,
    row::{all, flag},
    sql::{self, Value},
};

pub use crate::documents::{find, find_any, find_many, hold, insert, update};

key!(RefundId => Refund);

impl Document for Refund {
    const TABLE: Table = Table {
        name: "refunds",
        columns: &["status", "payment", "intent"],
        indexes: &[
            (
                "refunds_by_payment",
                &["payment", "platform_id", "livemode", "account_id"],
            ),
            (
                "refunds_by_intent",
                &["intent", "platform_id", "livemode", "account_id"],
            ),
            (
                "refunds_by_account",
                &["platform_id", "livemode", "account_id"],
            ),
        ],
    };

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn owner(&self) -> &AccountId {
        &self.account
    }

    fn created(&self) -> Timestamp {
        self.created
    }

    fn columns(&self) -> Vec<Value<'_>> {
        // Those without funds have a name of their own here, so that they are found when money comes.
        let status = match self.is_waiting() {
            true => WAITING,
            false => self.status.name(),
        };
        let intent = self.intent.as_ref().map(|id| id.as_str());
        vec![status.into(), self.payment.as_str().into(), intent.into()]
    }
}

/// Every one about a payment, of whoever it is, the oldest first.
pub async fn of_payment(
    conn: &mut Conn,
    scope: &Scope,
    payment: &PaymentId,
) -> Result<Vec<Refund>> {
    documents::of_payment(conn, scope, payment).await
}

/// A page of those of the scope's owner, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &RefundFilter,
    request: &PageRequest,
) -> Result<Page<Refund>> {
    List::of(Refund::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .whose("payment", filter.payment.as_ref().map(|id| id.as_str()))
        .only("intent", filter.intent.as_ref().map(|id| id.as_str()))
        .created(filter.created)
        .documents(conn, request)
        .await
}

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
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3",
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
