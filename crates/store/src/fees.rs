//! Fees that platforms collected.

use domain::{
    actor::Scope,
    id::{AccountId, ApplicationFeeId},
    list::{Page, PageRequest},
    payment::ApplicationFee,
};

use crate::{
    Conn, Result,
    list::{cursor_id, one_more, pick, start},
    row::{document, flag, to_document},
};

/// Writes a collected fee.
pub async fn insert(conn: &mut Conn, scope: &Scope, fee: &ApplicationFee) -> Result<()> {
    sqlx::query(
        "INSERT INTO application_fees (id, platform_id, livemode, account_id, amount, currency,
            created, doc)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(fee.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(fee.account.as_str())
    .bind(fee.amount.minor())
    .bind(fee.amount.currency().code())
    .bind(fee.created.unix())
    .bind(to_document("application_fees", fee)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// The fee with this id.
pub async fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: &ApplicationFeeId,
) -> Result<Option<ApplicationFee>> {
    let doc: Option<String> = sqlx::query_scalar(
        "SELECT doc FROM application_fees WHERE id = $1 AND platform_id = $2 AND livemode = $3",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    doc.map(|doc| document("application_fees", &doc))
        .transpose()
}

macro_rules! list {
    () => {
        "SELECT doc FROM application_fees WHERE platform_id = $1 AND livemode = $2
            AND account_id = $3"
    };
}
const LIST: (&str, &str) = directions!(list!(), "$4", "$5", "$6");

/// A page of the fees collected from `account`, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    request: &PageRequest,
) -> Result<Page<ApplicationFee>> {
    let found: Option<(i64, i64)> = sqlx::query_as(
        "SELECT created, seq FROM application_fees
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
        .bind(created)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    let rows = docs
        .iter()
        .map(|doc| document("application_fees", doc))
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(rows, request))
}
