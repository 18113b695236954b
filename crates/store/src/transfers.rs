//! Transfers.

use domain::{
    actor::Scope,
    id::TransferId,
    list::{Page, PageRequest},
    transfer::{Transfer, TransferFilter},
};

use crate::{
    Conn, Result,
    list::{cursor_id, one_more, pick, start},
    row::{document, flag, to_document},
};

/// Writes a transfer.
pub async fn insert(conn: &mut Conn, scope: &Scope, transfer: &Transfer) -> Result<()> {
    sqlx::query(
        "INSERT INTO transfers (id, platform_id, livemode, destination, amount, currency,
            transfer_group, created, doc, account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(transfer.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(transfer.destination.as_str())
    .bind(transfer.amount.minor())
    .bind(transfer.amount.currency().code())
    .bind(&transfer.transfer_group)
    .bind(transfer.created.unix())
    .bind(to_document("transfers", transfer)?)
    .bind(transfer.from.as_ref().unwrap_or(scope.platform()).as_str())
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes what came back of a transfer, its description and metadata; nothing else of it ever
/// changes.
pub async fn update(conn: &mut Conn, scope: &Scope, transfer: &Transfer) -> Result<()> {
    sqlx::query(
        "UPDATE transfers SET doc = $4 WHERE id = $1 AND platform_id = $2 AND livemode = $3",
    )
    .bind(transfer.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(to_document("transfers", transfer)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// A transfer of the scope's owner.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &TransferId) -> Result<Option<Transfer>> {
    let doc: Option<String> = sqlx::query_scalar(
        "SELECT doc FROM transfers
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await?;
    doc.map(|doc| document("transfers", &doc)).transpose()
}

/// The same, held until the end of the unit of work: nobody else changes it meanwhile.
pub async fn hold(conn: &mut Conn, scope: &Scope, id: &TransferId) -> Result<Option<Transfer>> {
    let doc: Option<String> = sqlx::query_scalar(
        "UPDATE transfers SET created = created
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4 RETURNING doc",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await?;
    doc.map(|doc| document("transfers", &doc)).transpose()
}

/// `$destination` is empty where the destination is known, so that its index is used.
macro_rules! list {
    ($destination:literal) => {
        concat!(
            "SELECT doc FROM transfers WHERE platform_id = $1 AND livemode = $2
            AND (",
            $destination,
            " destination = $3)
            AND ($4 IS NULL OR transfer_group = $4) AND ($5 IS NULL OR currency = $5)
            AND ($6 IS NULL OR created >= $6) AND ($7 IS NULL OR created < $7)
            AND account_id = $8"
        )
    };
}
const LIST: (&str, &str) = directions!(list!("$3 IS NULL OR"), "$9", "$10", "$11");
const TO_ONE: (&str, &str) = directions!(list!(""), "$9", "$10", "$11");

/// A page of the transfers of the scope's owner, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &TransferFilter,
    request: &PageRequest,
) -> Result<Page<Transfer>> {
    let found: Option<(i64, i64)> = sqlx::query_as(
        "SELECT created, seq FROM transfers
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4",
    )
    .bind(cursor_id(request))
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(&mut *conn)
    .await?;
    let (created, seq) = start(request, found)?;
    let statements = if filter.destination.is_some() {
        TO_ONE
    } else {
        LIST
    };
    let docs: Vec<String> = sqlx::query_scalar(pick(request, statements))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(filter.destination.as_ref().map(|id| id.as_str()))
        .bind(filter.transfer_group.as_deref())
        .bind(filter.currency.map(|currency| currency.code()))
        .bind(filter.created.from)
        .bind(filter.created.until)
        .bind(scope.owner().as_str())
        .bind(created)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    let rows = docs
        .iter()
        .map(|doc| document("transfers", doc))
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(rows, request))
}
