//! Transfers.

use domain::{
    actor::Scope,
    id::{AccountId, TransferId},
    list::{Page, PageRequest},
    transfer::{Transfer, TransferFilter},
};

use crate::{
    Conn, Result,
    list::{cursor_id, one_more, pick, start},
    row::{all, flag, one, to_document},
    sql::{self, Rows},
};

const ROWS: Rows = Rows {
    table: "transfers",
    head: "INSERT INTO transfers (id, platform_id, livemode, destination, amount, currency,
            transfer_group, created, doc, account_id) VALUES ",
    tail: "",
};

/// Writes a transfer.
pub async fn insert(conn: &mut Conn, scope: &Scope, transfer: &Transfer) -> Result<()> {
    ROWS.row()
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
        .write(conn)
        .await
}

/// Writes what came back of a transfer, its description and metadata; nothing else of it ever
/// changes.
pub async fn update(conn: &mut Conn, scope: &Scope, transfer: &Transfer) -> Result<()> {
    const CHANGED: Rows = Rows {
        table: "transfers",
        head: "UPDATE transfers SET doc = v.column4 FROM (VALUES ",
        tail: ") AS v WHERE transfers.id = v.column1 AND platform_id = v.column2
            AND livemode = v.column3",
    };
    CHANGED
        .row()
        .bind(transfer.id.as_str())
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(to_document("transfers", transfer)?)
        .write_last(conn)
        .await
}

/// A transfer of the scope's owner.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &TransferId) -> Result<Option<Transfer>> {
    let doc: Option<String> = sql::query_scalar(
        "SELECT doc FROM transfers
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await?;
    one("transfers", doc)
}

/// The same, held until the end of the unit of work: nobody else changes it meanwhile.
pub async fn hold(conn: &mut Conn, scope: &Scope, id: &TransferId) -> Result<Option<Transfer>> {
    let doc: Option<String> = sql::query_scalar(
        "UPDATE transfers SET created = created
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4 RETURNING doc",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await?;
    one("transfers", doc)
}

find_any!(find_any, "transfers", Transfer, TransferId);

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
    let found: Option<(i64, i64)> = sql::query_as(
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
    let docs: Vec<String> = sql::query_scalar(pick(request, statements))
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
    Ok(Page::cut(all("transfers", &docs)?, request))
}

/// Those on one side of an account, newest first or back: each side by its own index.
macro_rules! one_side {
    ($side:literal, $compare:literal, $order:literal) => {
        concat!(
            "SELECT doc, created, seq FROM (SELECT doc, created, seq FROM transfers
             WHERE platform_id = $1 AND livemode = $2 AND ",
            $side,
            " = $3 AND (created, seq) ",
            $compare,
            " ($4, $5) ORDER BY ",
            $order,
            " LIMIT $6) AS ",
            $side
        )
    };
}
macro_rules! both_sides {
    ($compare:literal, $order:literal) => {
        concat!(
            "SELECT doc FROM (",
            one_side!("destination", $compare, $order),
            " UNION ALL ",
            one_side!("account_id", $compare, $order),
            ") AS sides ORDER BY ",
            $order,
            " LIMIT $6"
        )
    };
}
const OF_ACCOUNT: (&str, &str) = (
    both_sides!("<", "created DESC, seq DESC"),
    both_sides!(">", "created, seq"),
);

/// A page of what a connected account was sent and of what was pulled from it, newest first.
pub async fn of_account(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    request: &PageRequest,
) -> Result<Page<Transfer>> {
    let found: Option<(i64, i64)> = sql::query_as(
        "SELECT created, seq FROM transfers
         WHERE id = $1 AND platform_id = $2 AND livemode = $3
            AND (destination = $4 OR account_id = $4)",
    )
    .bind(cursor_id(request))
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    let (created, seq) = start(request, found)?;
    let docs: Vec<String> = sql::query_scalar(pick(request, OF_ACCOUNT))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(account.as_str())
        .bind(created)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    Ok(Page::cut(all("transfers", &docs)?, request))
}
