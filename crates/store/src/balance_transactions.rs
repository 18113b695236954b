//! Balance transactions: the owner's view of the ledger.

use domain::{
    actor::Scope,
    balance_transaction::{BalanceTransaction, BalanceType, TransactionFilter, TransactionType},
    id::{AccountId, LedgerTransactionId, PayoutId},
    list::{Page, PageRequest},
    money::Currency,
    payment::OriginKind,
    time::Timestamp,
};

use crate::{
    Conn, Result,
    list::{List, Listed},
    row::{document, flag, named, parsed, to_document},
    sql::{self, Rows},
};

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
    fee_details: String,
    balance_type: String,
    payout: Option<String>,
}

from_row! {
    Row:
    id, account_id, kind, amount, fee, net, currency, source, description, created, available_on,
    available, fee_details, balance_type, payout
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
        fee_details: document(table, &row.fee_details)?,
        balance_type: named(table, &row.balance_type, BalanceType::from_name)?,
        payout: row.payout.map(|id| parsed(table, &id)).transpose()?,
    })
}

const ROWS: Rows = Rows::Text {
    table: "balance_transactions",
    head: "INSERT INTO balance_transactions (id, platform_id, livemode, account_id, kind,
            amount, fee, net, currency, source, description, ledger_transaction,
            created, available_on, available, fee_details, balance_type, payout)
            VALUES ",
    tail: "",
};

/// Writes a line of the ledger transaction `ledger`.
pub async fn insert(
    conn: &mut Conn,
    scope: &Scope,
    line: &BalanceTransaction,
    ledger: &LedgerTransactionId,
) -> Result<()> {
    ROWS.row()
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
        .bind(to_document("balance_transactions", &line.fee_details)?)
        .bind(line.balance_type.name())
        .bind(line.payout.as_ref().map(|id| id.as_str()))
        .write(conn)
        .await
}

macro_rules! columns {
    () => {
        "id, account_id, kind, amount, fee, net, currency, source, description, created, \
            available_on, available, fee_details, balance_type, payout"
    };
}

const LISTED: Listed = Listed {
    table: "balance_transactions",
    columns: columns!(),
    indexes: &[
        ("balance_transactions_by_source", &["source"]),
        ("balance_transactions_by_payout", &["payout"]),
        (
            "balance_transactions_by_kind",
            &["platform_id", "livemode", "account_id", "kind"],
        ),
        (
            "balance_transactions_by_account",
            &["platform_id", "livemode", "account_id"],
        ),
    ],
};

/// One line of the scope's owner.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &str) -> Result<Option<BalanceTransaction>> {
    let row: Option<Row> = sql::query_as(concat!(
        "SELECT ",
        columns!(),
        " FROM balance_transactions WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3
            AND account_id || '' = $4"
    ))
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await?;
    row.map(read).transpose()
}

/// A page of the lines of the scope's owner, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &TransactionFilter,
    request: &PageRequest,
) -> Result<Page<BalanceTransaction>> {
    // A payment has one row, so that its origin is one too.
    const ORIGIN: &str =
        "(SELECT origin FROM payments WHERE payments.id = balance_transactions.source) =";
    let rows: Vec<Row> = List::of(LISTED)
        .tenant(scope)
        .owner(scope.owner())
        .only("kind", filter.kind.map(TransactionType::name))
        .only("currency", filter.currency.map(Currency::code))
        .only("source", filter.source.as_deref())
        .only("payout", filter.payout.as_ref().map(|id| id.as_str()))
        .also(ORIGIN, filter.origin.map(OriginKind::name))
        .created(filter.created)
        .rows(conn, request)
        .await?;
    let lines = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(lines, request))
}

/// Pending lines of the tenant whose date has come, oldest first.
pub async fn due(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<BalanceTransaction>> {
    let rows: Vec<Row> = sql::query_as(concat!(
        "SELECT ",
        columns!(),
        " FROM balance_transactions WHERE platform_id = $1 AND livemode = $2 AND available = 0 AND available_on <= $3
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
    let done = sql::query(
        "UPDATE balance_transactions SET available = 1
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 AND available = 0",
    )
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// The dates on which pending money of `owner` becomes available, the next first and at most 20,
/// with what becomes available in each currency then.
pub async fn next_available(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
) -> Result<Vec<(String, Timestamp, i64)>> {
    let rows: Vec<(String, i64, i64)> = sql::query_as(
        "SELECT currency, available_on, CAST(SUM(net) AS BIGINT) FROM balance_transactions
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND available = 0
         GROUP BY currency, available_on ORDER BY available_on LIMIT 20",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .fetch_all(conn)
    .await?;
    let dated = |(currency, at, sum)| (currency, Timestamp::from_unix(at), sum);
    Ok(rows.into_iter().map(dated).collect())
}

/// What becomes available to `owner` in `currency`, in minor units: one sum per moment, the earliest
/// first. The owner's pending account must be [held](crate::ledger::hold_each).
pub async fn upcoming(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
) -> Result<Vec<(Timestamp, i64)>> {
    let rows: Vec<(i64, i64)> = sql::query_as(
        "SELECT available_on, CAST(SUM(net) AS BIGINT) FROM balance_transactions
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND available = 0
            AND currency = $4
         GROUP BY available_on ORDER BY available_on",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .bind(currency.code())
    .fetch_all(conn)
    .await?;
    let dated = |(at, sum)| (Timestamp::from_unix(at), sum);
    Ok(rows.into_iter().map(dated).collect())
}

/// What the lines of a payout add up to, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaidOut {
    /// How many there are.
    pub lines: i64,
    /// Before fees.
    pub gross: i64,
    /// What was kept.
    pub fee: i64,
    /// What the balance had of them.
    pub net: i64,
}

from_row!(PaidOut: lines, gross, fee, net);

/// What the lines that `payout` paid out add up to, without its own line `own`.
///
/// They are found by the payout. Were the owner a term of an index too, SQLite would take one that
/// begins with it, and read every line that the owner ever had.
pub async fn paid_out(
    conn: &mut Conn,
    scope: &Scope,
    payout: &PayoutId,
    own: &str,
) -> Result<PaidOut> {
    sql::query_as(
        "SELECT COUNT(*) AS lines, CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS gross,
            CAST(COALESCE(SUM(fee), 0) AS BIGINT) AS fee,
            CAST(COALESCE(SUM(net), 0) AS BIGINT) AS net
         FROM balance_transactions WHERE platform_id || '' = $1 AND livemode + 0 = $2
            AND account_id || '' = $3 AND payout = $4 AND id <> $5",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .bind(payout.as_str())
    .bind(own)
    .fetch_one(conn)
    .await
}

/// Puts open lines of `owner` on a payout of at least `wanted` minor units: everything below zero,
/// and the oldest of the rest until the sum is reached. Answers the sum of what was put on it.
///
/// The owner's available account must be [held](crate::ledger::hold_available).
pub async fn allocate(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
    payout: &PayoutId,
    wanted: i64,
) -> Result<i64> {
    sql::query(
        "UPDATE balance_transactions SET payout = $5
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4
            AND payout IS NULL AND available = 1 AND balance_type = 'payments'
            AND (net < 0 OR seq IN (
                SELECT seq FROM (
                    SELECT seq, net, SUM(net) OVER (ORDER BY available_on, seq) AS running
                    FROM balance_transactions
                    WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4
                        AND payout IS NULL AND available = 1 AND balance_type = 'payments'
                        AND net >= 0
                ) lines
                WHERE running - net < $6 - (
                    SELECT COALESCE(SUM(net), 0) FROM balance_transactions
                    WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4
                        AND payout IS NULL AND available = 1 AND balance_type = 'payments'
                        AND net < 0
                )
            ))",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .bind(currency.code())
    .bind(payout.as_str())
    .bind(wanted)
    .slow()
    .execute(&mut *conn)
    .await?;
    sum_on(conn, scope, owner, payout).await
}

/// Puts every open line of `owner` in `currency` on a payout. Answers their sum in minor units.
pub async fn allocate_all(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
    payout: &PayoutId,
) -> Result<i64> {
    sql::query(
        "UPDATE balance_transactions SET payout = $5
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4
            AND payout IS NULL AND available = 1 AND balance_type = 'payments'",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .bind(currency.code())
    .bind(payout.as_str())
    .slow()
    .execute(&mut *conn)
    .await?;
    sum_on(conn, scope, owner, payout).await
}

/// The sum of the lines of `owner` that are on a payout, in minor units. Found as in [`paid_out`].
async fn sum_on(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    payout: &PayoutId,
) -> Result<i64> {
    let sum: Option<i64> = sql::query_scalar(
        "SELECT CAST(SUM(net) AS BIGINT) FROM balance_transactions
         WHERE platform_id || '' = $1 AND livemode + 0 = $2 AND account_id || '' = $3
            AND payout = $4",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .bind(payout.as_str())
    .fetch_one(conn)
    .await?;
    Ok(sum.unwrap_or_default())
}
