//! Transfers.

use domain::{
    actor::Scope,
    id::{AccountId, TransferId},
    list::{Page, PageRequest, Position},
    money::Currency,
    transfer::{Transfer, TransferFilter},
};

use crate::{
    Conn, Engine, Result,
    documents::any,
    list::{List, Listed, cursor_id, one_more, start},
    row::{all, flag, one, to_document},
    sql::{self, Fragments, Rows},
};

const ROWS: Rows = Rows::Text {
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
    const CHANGED: Rows = Rows::Text {
        table: "transfers",
        head: "UPDATE transfers SET doc = v.column4 FROM (VALUES ",
        tail: ") AS v WHERE transfers.id = v.column1 AND platform_id || '' = v.column2
            AND livemode + 0 = v.column3",
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
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 AND account_id || '' = $4",
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
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3
            AND account_id || '' = $4 RETURNING doc",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await?;
    one("transfers", doc)
}

/// One of any account of the scope: of the tenant, or only of the one that it is held to.
pub async fn find_any(conn: &mut Conn, scope: &Scope, id: &TransferId) -> Result<Option<Transfer>> {
    any(conn, "transfers", scope, id.as_str()).await
}

const LISTED: Listed = Listed {
    table: "transfers",
    columns: "doc",
    indexes: &[
        (
            "transfers_by_group",
            &["platform_id", "livemode", "transfer_group"],
        ),
        (
            "transfers_by_destination",
            &["platform_id", "livemode", "destination"],
        ),
        (
            "transfers_by_account",
            &["platform_id", "livemode", "account_id"],
        ),
    ],
};

/// A page of the transfers of the scope's owner, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &TransferFilter,
    request: &PageRequest,
) -> Result<Page<Transfer>> {
    List::of(LISTED)
        .tenant(scope)
        .owner(scope.owner())
        .only(
            "destination",
            filter.destination.as_ref().map(|id| id.as_str()),
        )
        .only("transfer_group", filter.transfer_group.as_deref())
        .only("currency", filter.currency.map(Currency::code))
        .created(filter.created)
        .documents(conn, request)
        .await
}

/// A page of what a connected account was sent and of what was pulled from it, newest first.
pub async fn of_account(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    request: &PageRequest,
) -> Result<Page<Transfer>> {
    let found: Option<(i64, i64)> = sql::query_as(
        "SELECT created, seq FROM transfers
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3
            AND (destination = $4 OR account_id || '' = $4)",
    )
    .bind(cursor_id(request))
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    let (created, seq) = start(request, found)?;
    let docs: Vec<String> = both_sides(conn.engine(), scope, account, request, (created, seq))
        .scalars()
        .fetch_all(conn)
        .await?;
    Ok(Page::cut(all("transfers", &docs)?, request))
}

/// A page of each side of an account, by its own index, and of these the first.
fn both_sides<'q>(
    engine: Engine,
    scope: &'q Scope,
    account: &'q AccountId,
    request: &PageRequest,
    at: (i64, i64),
) -> Fragments<'q> {
    let columns = "doc, created, seq";
    let list = List::of(Listed { columns, ..LISTED }).tenant(scope);
    let side = |text: Fragments<'q>, column| {
        let side = list.clone().whose(column, account.as_str());
        let text = text.text("SELECT doc, created, seq FROM (");
        let text = text.with(side.page(engine, request, at));
        text.text(") AS ").text(column)
    };
    let text = side(list.around("SELECT doc FROM ("), "destination");
    let text = side(text.text(" UNION ALL "), "account_id");
    let text = text.text(match request.position {
        Position::Before(_) => ") AS sides ORDER BY created, seq LIMIT ",
        _ => ") AS sides ORDER BY created DESC, seq DESC LIMIT ",
    });
    text.value(one_more(request))
}
