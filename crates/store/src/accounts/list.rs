//! Lists of connected accounts.

use domain::{
    account::{
        Account, AccountFilter, AccountKind, AccountOrder, AccountRow, AccountSort, AccountStatus,
        StatusCounts,
    },
    actor::Scope,
    list::{Page, PageRequest, Position, TimeRange},
    money::Money,
};

use super::{
    counts as kept,
    search::{Query, hits},
};
use crate::{
    Conn, Engine, Error, Result,
    list::{List, Listed, cursor_id, one_more},
    row::{document, flag, named},
    sql,
};

/// What a statement reads, beside what somebody looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tables {
    /// Accounts alone.
    Accounts,
    /// Accounts in an order of their own, with their figures.
    WithFigures,
    /// Accounts of one currency in the order of a figure.
    ByFigures,
}

impl Tables {
    /// The tables from the one whose order is wanted on, and what joins them.
    fn in_order(self) -> &'static str {
        match self {
            Self::ByFigures => {
                "account_figures f CROSS JOIN accounts a
                    WHERE a.id = f.account_id AND f.platform_id = $1 AND f.livemode = $2"
            }
            Self::Accounts | Self::WithFigures => self.of_accounts(),
        }
    }

    /// The same where the accounts are known.
    fn of_accounts(self) -> &'static str {
        match self {
            Self::Accounts => "accounts a WHERE a.is_platform = 0",
            Self::WithFigures | Self::ByFigures => {
                "accounts a CROSS JOIN account_figures f WHERE f.account_id = a.id"
            }
        }
    }
}

/// The connected accounts that match: `$1` platform, `$2` mode, `$3` status, `$4` kind, `$5`
/// country, `$6`-`$7` connected in, `$8` currency. `$9` is the row that a page starts from, `$10` its
/// limit, and from `$11` on stands what somebody looks for.
///
/// A condition that may be absent keeps an index from being used, so status and currency come in both
/// forms.
/// Where few accounts have the words that are looked for, the statement starts from them (`CROSS
/// JOIN` keeps that order on SQLite). Where many have, it goes through the accounts in the order of
/// the list: the first of them come soon, and nobody sorts the others.
fn matching(
    engine: Engine,
    tables: Tables,
    filter: &AccountFilter,
    query: Option<&Query>,
    first: usize,
) -> String {
    let status = if filter.status.is_some() && tables != Tables::Accounts {
        ""
    } else {
        "$3 IS NULL OR"
    };
    let currency = match (tables, filter.currency) {
        (Tables::ByFigures, _) => "f.currency = $8",
        (_, Some(_)) => "a.default_currency = $8",
        (_, None) => "($8 IS NULL OR a.default_currency = $8)",
    };
    let base = format!(
        "a.platform_id = $1 AND a.livemode = $2 AND a.is_platform = 0 AND a.deleted = 0
            AND ({status} a.status = $3) AND ($4 IS NULL OR a.kind = $4)
            AND ($5 IS NULL OR a.country = $5)
            AND ($6 IS NULL OR a.created >= $6) AND ($7 IS NULL OR a.created < $7)
            AND {currency}"
    );
    let whole = format!(" FROM {} AND {base}", tables.in_order());
    let Some(query) = query else {
        return whole;
    };
    let mut place = first;
    let mut text = match &query.matching {
        None => whole,
        Some(_) => {
            // OFFSET 0 lets Postgres think of no other way.
            let hits = hits(engine, &format!("${place}"));
            let fence = if engine == Engine::Postgres {
                " OFFSET 0"
            } else {
                ""
            };
            place += 1;
            format!(
                " FROM ({hits}{fence}) hits CROSS JOIN {} AND a.seq = hits.seq AND {base}",
                tables.of_accounts()
            )
        }
    };
    for _ in &query.patterns {
        let other = place + 1;
        text.push_str(&format!(
            " AND (a.words LIKE ${place} OR a.words LIKE ${other})"
        ));
        place += 2;
    }
    text
}

/// Binds what somebody looks for.
fn bind<'q, T: Send + 'static>(
    mut select: sql::Select<'q, T>,
    query: Option<&'q Query>,
) -> sql::Select<'q, T> {
    let Some(query) = query else { return select };
    if let Some(matching) = &query.matching {
        select = select.bind(matching);
    }
    for pattern in query.patterns.iter().flatten() {
        select = select.bind(pattern);
    }
    select
}

/// One statement per column and direction, so that each walks its own index.
fn statement(
    engine: Engine,
    order: AccountOrder,
    filter: &AccountFilter,
    query: Option<&Query>,
    request: &PageRequest,
) -> String {
    use Tables::{ByFigures, WithFigures};
    let (tables, table, column, tie) = match order.sort {
        AccountSort::Created => (WithFigures, "a", "created", "seq"),
        AccountSort::Name => (WithFigures, "a", "sort_name", "seq"),
        AccountSort::Balance => (ByFigures, "f", "balance", "account_id"),
        AccountSort::Volume => (ByFigures, "f", "volume", "account_id"),
    };
    let (whole, key) = match tables {
        ByFigures => ("account_figures", "account_id"),
        _ => ("accounts", "id"),
    };
    let backwards = matches!(request.position, Position::Before(_));
    let (compare, direction) = match order.descending != backwards {
        true => ("<", "DESC"),
        false => (">", "ASC"),
    };
    let matching = matching(engine, tables, filter, query, 11);
    format!(
        "SELECT a.doc, f.balance, f.volume{matching}
            AND ($9 IS NULL OR ({table}.{column}, {table}.{tie}) {compare}
                (SELECT c.{column}, c.{tie} FROM {whole} c
                    WHERE c.{key} = $9 AND c.platform_id = $1 AND c.livemode = $2))
         ORDER BY {table}.{column} {direction}, {table}.{tie} {direction} LIMIT $10"
    )
}

async fn query_of(conn: &mut Conn, scope: &Scope, filter: &AccountFilter) -> Result<Option<Query>> {
    match &filter.query {
        Some(typed) => Query::of(conn, scope, typed).await,
        None => Ok(None),
    }
}

/// A page of the list that dashboards show. Nothing is found in the order of an amount where the
/// filter names no currency.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AccountFilter,
    order: AccountOrder,
    request: &PageRequest,
) -> Result<Page<AccountRow>> {
    cursor(conn, scope, request).await?;
    let query = query_of(conn, scope, filter).await?;
    let query = query.as_ref();
    let text = statement(conn.engine(), order, filter, query, request);
    let select = sql::query_as(sql::AssertSqlSafe(text))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(filter.status.map(AccountStatus::name))
        .bind(filter.kind.map(AccountKind::name))
        .bind(filter.country.map(|country| country.code()))
        .bind(filter.created.from)
        .bind(filter.created.until)
        .bind(filter.currency.map(|currency| currency.code()))
        .bind(cursor_id(request))
        .bind(one_more(request));
    let rows: Vec<(String, i64, i64)> = bind(select, query).fetch_all(conn).await?;
    let rows = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(rows, request))
}

fn read((doc, balance, volume): (String, i64, i64)) -> Result<AccountRow> {
    let account: Account = document("accounts", &doc)?;
    Ok(AccountRow {
        label: account.label(),
        balance: Money::new(balance, account.default_currency),
        volume: Money::new(volume, account.default_currency),
        id: account.id,
        email: account.email,
        kind: account.kind,
        status: account.status,
        country: account.country,
        currency: account.default_currency,
        created: account.created,
    })
}

/// How many accounts match the filter, in all and per status. The filter's own status does not
/// count: the figures stand on the tabs.
pub async fn counts(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AccountFilter,
) -> Result<StatusCounts> {
    let rows = match kept::know(filter) {
        true => kept::read(conn, scope, filter).await?,
        false => counted(conn, scope, filter).await?,
    };
    let mut counts = StatusCounts::default();
    for (status, count) in rows {
        counts.all = counts.all.saturating_add(count);
        counts
            .by_status
            .push((named("accounts", &status, AccountStatus::from_name)?, count));
    }
    Ok(counts)
}

/// The same, counted one by one.
async fn counted(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AccountFilter,
) -> Result<Vec<(String, i64)>> {
    let query = query_of(conn, scope, filter).await?;
    let query = query.as_ref();
    let matching = matching(conn.engine(), Tables::Accounts, filter, query, 9);
    let text = format!("SELECT a.status, COUNT(*){matching} GROUP BY a.status");
    let select = sql::query_as(sql::AssertSqlSafe(text))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(None::<String>)
        .bind(filter.kind.map(AccountKind::name))
        .bind(filter.country.map(|country| country.code()))
        .bind(filter.created.from)
        .bind(filter.created.until)
        .bind(filter.currency.map(|currency| currency.code()));
    bind(select, query).fetch_all(conn).await
}

/// Where the account that a page starts from stands, where it starts from one; an error when there
/// is none.
async fn cursor(
    conn: &mut Conn,
    scope: &Scope,
    request: &PageRequest,
) -> Result<Option<(i64, i64)>> {
    let Some(id) = cursor_id(request) else {
        return Ok(None);
    };
    let found: Option<(i64, i64)> = sql::query_as(
        "SELECT created, seq FROM accounts
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3
            AND is_platform = 0 AND deleted <= $4",
    )
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(flag(request.from_deleted))
    .fetch_optional(conn)
    .await?;
    found.map(Some).ok_or(Error::MissingCursor)
}

const LISTED: Listed = Listed {
    table: "accounts",
    columns: "doc",
    indexes: &[(
        "accounts_by_created",
        &["platform_id", "livemode", "is_platform", "deleted"],
    )],
};

/// A page of whole accounts, newest first, as the API lists them.
pub async fn api_page(
    conn: &mut Conn,
    scope: &Scope,
    created: TimeRange,
    request: &PageRequest,
) -> Result<Page<Account>> {
    let list = List::of(LISTED)
        .tenant(scope)
        .whose("is_platform", 0)
        .created(created);
    let list = match request.from_deleted {
        true => list.only("deleted", 0),
        false => list.whose("deleted", 0),
    };
    list.documents(conn, request).await
}
