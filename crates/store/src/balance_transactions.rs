//! Balance transactions: the owner's view of the ledger.

use domain::{
    actor::Scope,
    balance_transaction::{BalanceTransaction, TransactionFilter, TransactionType},
    id::{AccountId, LedgerTransactionId},
    list::{Page, PageRequest},
    payment::OriginKind,
    time::Timestamp,
};

use crate::{
    Conn, Result,
    list::{cursor_id, one_more, pick, start},
    row::{flag, named, parsed},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account_id: String,
    kind: String,
    amount: i64,
    fee: i64,
    net: i64,
    currency: String,
    source: String,
    description: Option<String>,
    created: i64,
    available_on: i64,
    available: i64,
}

fn read(row: Row) -> Result<BalanceTransaction> {
    let table = "balance_transactions";
    Ok(BalanceTransaction {
        id: parsed(table, &row.id)?,
        account: parsed(table, &row.account_id)?,
        kind: named(table, &row.kind, TransactionType::from_name)?,
        amount: row.amount,
        fee: row.fee,
        net: row.net,
        currency: parsed(table, &row.currency)?,
        source: row.source,
        description: row.description,
        created: Timestamp::from_unix(row.created),
        available_on: Timestamp::from_unix(row.available_on),
        available: row.available != 0,
    })
}

/// Writes a line of the ledger transaction `ledger`.
pub async fn insert(
    conn: &mut Conn,
    scope: &Scope,
    line: &BalanceTransaction,
    ledger: &LedgerTransactionId,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO balance_transactions (id, platform_id, livemode, account_id, kind, amount,
            fee, net, currency, source, description, ledger_transaction, created, available_on,
            available)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(line.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(line.account.as_str())
    .bind(line.kind.name())
    .bind(line.amount)
    .bind(line.fee)
    .bind(line.net)
    .bind(line.currency.code())
    .bind(&line.source)
    .bind(&line.description)
    .bind(ledger.as_str())
    .bind(line.created.unix())
    .bind(line.available_on.unix())
    .bind(flag(line.available))
    .execute(conn)
    .await?;
    Ok(())
}

macro_rules! columns {
    () => {
        "SELECT id, account_id, kind, amount, fee, net, currency, source, description, created,
            available_on, available FROM balance_transactions "
    };
}

/// One line of the scope's owner.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &str) -> Result<Option<BalanceTransaction>> {
    let row: Option<Row> = sqlx::query_as(concat!(
        columns!(),
        "WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4"
    ))
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await?;
    row.map(read).transpose()
}

/// `$kind` is empty where the type is known, so that its index is used.
macro_rules! list {
    ($kind:literal) => {
        concat!(
            columns!(),
            "WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
                AND (",
            $kind,
            " kind = $4) AND ($5 IS NULL OR currency = $5)
                AND ($6 IS NULL OR source = $6)
                AND ($7 IS NULL OR created >= $7) AND ($8 IS NULL OR created < $8)
                AND ($9 IS NULL OR EXISTS (SELECT 1 FROM payments
                    WHERE payments.id = balance_transactions.source AND payments.origin = $9))"
        )
    };
}
const LIST: (&str, &str) = directions!(list!("$4 IS NULL OR"), "$10", "$11", "$12");
const OF_KIND: (&str, &str) = directions!(list!(""), "$10", "$11", "$12");

/// A page of the lines of the scope's owner, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &TransactionFilter,
    request: &PageRequest,
) -> Result<Page<BalanceTransaction>> {
    let found = match cursor_id(request) {
        Some(id) => cursor(conn, scope, id).await?,
        None => None,
    };
    let (created, seq) = start(request, found)?;
    let statements = if filter.kind.is_some() { OF_KIND } else { LIST };
    let rows: Vec<Row> = sqlx::query_as(pick(request, statements))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(scope.owner().as_str())
        .bind(filter.kind.map(TransactionType::name))
        .bind(filter.currency.map(|currency| currency.code()))
        .bind(filter.source.as_deref())
        .bind(filter.created.from)
        .bind(filter.created.until)
        .bind(filter.origin.map(OriginKind::name))
        .bind(created)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    let lines = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(lines, request))
}

async fn cursor(conn: &mut Conn, scope: &Scope, id: &str) -> Result<Option<(i64, i64)>> {
    Ok(sqlx::query_as(
        "SELECT created, seq FROM balance_transactions
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4",
    )
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await?)
}

/// Pending lines of the tenant whose date has come, oldest first.
pub async fn due(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<BalanceTransaction>> {
    let rows: Vec<Row> = sqlx::query_as(concat!(
        columns!(),
        "WHERE platform_id = $1 AND livemode = $2 AND available = 0 AND available_on <= $3
         ORDER BY available_on, seq LIMIT $4"
    ))
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(now.unix())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(read).collect()
}

/// Turns a line available. False when it was already.
pub async fn mark_available(conn: &mut Conn, scope: &Scope, id: &str) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE balance_transactions SET available = 1
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND available = 0",
    )
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// When the next pending money of `owner` in each currency becomes available, and how much then.
pub async fn next_available(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
) -> Result<Vec<(String, Timestamp, i64)>> {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "SELECT currency, available_on, CAST(SUM(net) AS BIGINT) FROM balance_transactions
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND available = 0
         GROUP BY currency, available_on ORDER BY available_on LIMIT 20",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(c, at, sum)| (c, Timestamp::from_unix(at), sum))
        .collect())
}
