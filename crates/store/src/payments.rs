//! Payments as the receiving account sees them.

use domain::{
    actor::Scope,
    id::{AccountId, PaymentId},
    list::{Page, PageRequest, TimeRange},
    payment::{Origin, Payment},
};

use crate::{
    Conn, Result,
    list::{cursor_id, one_more, pick, start},
    row::{document, flag, to_document},
};

fn origin_id(payment: &Payment) -> &str {
    match &payment.origin {
        Origin::Recorded { external_id } => external_id,
        Origin::Transfer { transfer } => transfer.as_str(),
    }
}

/// Writes a payment. Fails with [`crate::Error::Unique`] when its origin was written before.
pub async fn insert(conn: &mut Conn, scope: &Scope, payment: &Payment) -> Result<()> {
    sqlx::query(
        "INSERT INTO payments (id, platform_id, livemode, account_id, amount, currency, origin,
            origin_id, created, doc)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(payment.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(payment.account.as_str())
    .bind(payment.amount.minor())
    .bind(payment.amount.currency().code())
    .bind(payment.origin.kind().name())
    .bind(origin_id(payment))
    .bind(payment.created.unix())
    .bind(to_document("payments", payment)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// The payment that was recorded under `external_id`.
pub async fn find_recorded(
    conn: &mut Conn,
    scope: &Scope,
    external_id: &str,
) -> Result<Option<Payment>> {
    let doc: Option<String> = sqlx::query_scalar(
        "SELECT doc FROM payments
         WHERE platform_id = $1 AND livemode = $2 AND origin = 'recorded' AND origin_id = $3",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(external_id)
    .fetch_optional(conn)
    .await?;
    doc.map(|doc| document("payments", &doc)).transpose()
}

/// A payment of the scope: any of the platform's accounts, or only of the one it is held to.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &PaymentId) -> Result<Option<Payment>> {
    let doc: Option<String> = sqlx::query_scalar(
        "SELECT doc FROM payments WHERE id = $1 AND platform_id = $2 AND livemode = $3
            AND ($4 IS NULL OR account_id = $4)",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.account().map(|id| id.as_str()))
    .fetch_optional(conn)
    .await?;
    doc.map(|doc| document("payments", &doc)).transpose()
}

macro_rules! list {
    () => {
        "SELECT doc FROM payments WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
            AND ($4 IS NULL OR created >= $4) AND ($5 IS NULL OR created < $5)
            AND ($6 IS NULL OR amount >= $6) AND ($7 IS NULL OR amount <= $7)"
    };
}
const LIST: (&str, &str) = directions!(list!(), "$8", "$9", "$10");

/// Which payments of an account are wanted. Amounts are gross, in minor units, both ends included.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Created in this range.
    pub created: TimeRange,
    /// Of at least this amount.
    pub amount_from: Option<i64>,
    /// Of at most this amount.
    pub amount_to: Option<i64>,
}

/// A page of the payments of `account`, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    wanted: &Wanted,
    request: &PageRequest,
) -> Result<Page<Payment>> {
    let found: Option<(i64, i64)> = sqlx::query_as(
        "SELECT created, seq FROM payments
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4",
    )
    .bind(cursor_id(request))
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    let (created, seq) = start(request, found)?;
    let docs: Vec<String> = sqlx::query_scalar(pick(request, LIST))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(account.as_str())
        .bind(wanted.created.from)
        .bind(wanted.created.until)
        .bind(wanted.amount_from)
        .bind(wanted.amount_to)
        .bind(created)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    let rows = docs
        .iter()
        .map(|doc| document("payments", doc))
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(rows, request))
}
