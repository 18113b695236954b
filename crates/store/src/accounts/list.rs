//! Lists of connected accounts.

use domain::{
    account::{
        Account, AccountFilter, AccountKind, AccountOrder, AccountRow, AccountSort, AccountStatus,
        StatusCounts,
    },
    actor::Scope,
    list::{Page, PageRequest, Position, TimeRange},
    money::Money,
    search,
};

use crate::{
    Conn, Error, Result,
    list::{cursor_id, one_more, pick, start},
    row::{all, document, flag, named},
    sql,
};

/// The connected accounts that match: `$1` platform, `$2` mode, `$3` status, `$4` kind, `$5`
/// country, `$6`-`$7` connected in, `$8`-`$15` up to four words as ranges of terms.
///
/// A condition that may be absent keeps an index from being used, so the two that narrow the list
/// most, `$status` and the first word, come in both forms. With a word the search starts from the
/// terms (`CROSS JOIN` keeps that order on SQLite), else from the accounts.
macro_rules! matching {
    ($status:literal, any) => {
        concat!(" FROM accounts a WHERE ", matching!($status))
    };
    ($status:literal, word) => {
        concat!(
            " FROM (SELECT DISTINCT account_id FROM search_terms WHERE platform_id = $1
                AND livemode = $2 AND term >= $8 AND term < $9) hits CROSS JOIN accounts a
            WHERE a.id = hits.account_id AND ",
            matching!($status)
        )
    };
    ($status:literal) => {
        concat!(
            "a.platform_id = $1 AND a.livemode = $2 AND a.is_platform = 0 AND a.deleted = 0
            AND (",
            $status,
            " a.status = $3) AND ($4 IS NULL OR a.kind = $4)
            AND ($5 IS NULL OR a.country = $5)
            AND ($6 IS NULL OR a.created >= $6) AND ($7 IS NULL OR a.created < $7)
            AND ($8 IS NULL OR $9 IS NOT NULL)
            AND ($10 IS NULL OR a.id IN (SELECT account_id FROM search_terms
                WHERE platform_id = $1 AND livemode = $2 AND term >= $10 AND term < $11))
            AND ($12 IS NULL OR a.id IN (SELECT account_id FROM search_terms
                WHERE platform_id = $1 AND livemode = $2 AND term >= $12 AND term < $13))
            AND ($14 IS NULL OR a.id IN (SELECT account_id FROM search_terms
                WHERE platform_id = $1 AND livemode = $2 AND term >= $14 AND term < $15))"
        )
    };
}

/// One statement per column and direction, so that each walks its own index. `$16` is null on the
/// first page, else the id of the row that the page starts from.
macro_rules! ordered {
    ($column:literal, $compare:literal, $direction:literal, $status:literal, $word:ident) => {
        concat!(
            "SELECT a.doc, a.balance, a.volume",
            matching!($status, $word),
            " AND ($16 IS NULL OR (a.",
            $column,
            ", a.seq) ",
            $compare,
            " (SELECT c.",
            $column,
            ", c.seq FROM accounts c WHERE c.id = $16
                AND c.platform_id = $1 AND c.livemode = $2))
             ORDER BY a.",
            $column,
            " ",
            $direction,
            ", a.seq ",
            $direction,
            " LIMIT $17"
        )
    };
}

/// The statements of one column: descending and ascending, each for any status or word, for one
/// status, for a word, and for both.
struct Statements {
    descending: [&'static str; 4],
    ascending: [&'static str; 4],
}

macro_rules! statements {
    ($column:literal) => {
        Statements {
            descending: [
                ordered!($column, "<", "DESC", "$3 IS NULL OR", any),
                ordered!($column, "<", "DESC", "", any),
                ordered!($column, "<", "DESC", "$3 IS NULL OR", word),
                ordered!($column, "<", "DESC", "", word),
            ],
            ascending: [
                ordered!($column, ">", "ASC", "$3 IS NULL OR", any),
                ordered!($column, ">", "ASC", "", any),
                ordered!($column, ">", "ASC", "$3 IS NULL OR", word),
                ordered!($column, ">", "ASC", "", word),
            ],
        }
    };
}

const CREATED: Statements = statements!("created");
const NAME: Statements = statements!("sort_name");
const BALANCE: Statements = statements!("balance");
const VOLUME: Statements = statements!("volume");

fn statement(order: AccountOrder, filter: &AccountFilter, request: &PageRequest) -> &'static str {
    let statements = match order.sort {
        AccountSort::Created => CREATED,
        AccountSort::Name => NAME,
        AccountSort::Balance => BALANCE,
        AccountSort::Volume => VOLUME,
    };
    let backwards = matches!(request.position, Position::Before(_));
    let forms = if order.descending != backwards {
        statements.descending
    } else {
        statements.ascending
    };
    let [any, status, word, both] = forms;
    match (filter.status.is_some(), !Words::of(filter).0.is_empty()) {
        (false, false) => any,
        (true, false) => status,
        (false, true) => word,
        (true, true) => both,
    }
}

/// A page of the list that dashboards show.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AccountFilter,
    order: AccountOrder,
    request: &PageRequest,
) -> Result<Page<AccountRow>> {
    if let Some(id) = cursor_id(request) {
        cursor(conn, scope, id).await?;
    }
    let words = Words::of(filter);
    let rows: Vec<(String, i64, i64)> = sql::query_as(statement(order, filter, request))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(filter.status.map(AccountStatus::name))
        .bind(filter.kind.map(AccountKind::name))
        .bind(filter.country.map(|country| country.code()))
        .bind(filter.created.from)
        .bind(filter.created.until)
        .bind(words.from(0))
        .bind(words.until(0))
        .bind(words.from(1))
        .bind(words.until(1))
        .bind(words.from(2))
        .bind(words.until(2))
        .bind(words.from(3))
        .bind(words.until(3))
        .bind(cursor_id(request))
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
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

const COUNT: &str = concat!(
    "SELECT a.status, COUNT(*)",
    matching!("$3 IS NULL OR", any),
    " GROUP BY a.status"
);
const COUNT_FOUND: &str = concat!(
    "SELECT a.status, COUNT(*)",
    matching!("$3 IS NULL OR", word),
    " GROUP BY a.status"
);

/// How many accounts match the filter, in all and per status. The filter's own status does not
/// count: the figures stand on the tabs.
pub async fn counts(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AccountFilter,
) -> Result<StatusCounts> {
    let words = Words::of(filter);
    let rows: Vec<(String, i64)> = sql::query_as(if words.0.is_empty() {
        COUNT
    } else {
        COUNT_FOUND
    })
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(None::<String>)
    .bind(filter.kind.map(AccountKind::name))
    .bind(filter.country.map(|country| country.code()))
    .bind(filter.created.from)
    .bind(filter.created.until)
    .bind(words.from(0))
    .bind(words.until(0))
    .bind(words.from(1))
    .bind(words.until(1))
    .bind(words.from(2))
    .bind(words.until(2))
    .bind(words.from(3))
    .bind(words.until(3))
    .fetch_all(conn)
    .await?;
    let mut counts = StatusCounts::default();
    for (status, count) in rows {
        counts.all = counts.all.saturating_add(count);
        counts
            .by_status
            .push((named("accounts", &status, AccountStatus::from_name)?, count));
    }
    Ok(counts)
}

/// The words of a search as ranges of terms.
struct Words(Vec<(String, String)>);

impl Words {
    fn of(filter: &AccountFilter) -> Self {
        let words = search::words(filter.query.as_deref().unwrap_or_default());
        Self(
            words
                .into_iter()
                .map(|word| {
                    let end = search::prefix_end(&word);
                    (word, end)
                })
                .collect(),
        )
    }

    fn from(&self, place: usize) -> Option<&str> {
        self.0.get(place).map(|range| range.0.as_str())
    }

    fn until(&self, place: usize) -> Option<&str> {
        self.0.get(place).map(|range| range.1.as_str())
    }
}

/// Where the account that a page starts from stands; an error when there is none.
async fn cursor(conn: &mut Conn, scope: &Scope, id: &str) -> Result<(i64, i64)> {
    let found: Option<(i64, i64)> = sql::query_as(
        "SELECT created, seq FROM accounts
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND is_platform = 0",
    )
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    found.ok_or(Error::MissingCursor)
}

macro_rules! plain {
    () => {
        "SELECT doc FROM accounts WHERE platform_id = $1 AND livemode = $2 AND is_platform = 0
            AND deleted = 0 AND ($3 IS NULL OR created >= $3) AND ($4 IS NULL OR created < $4)"
    };
}
const PLAIN: (&str, &str) = directions!(plain!(), "$5", "$6", "$7");

/// A page of whole accounts, newest first, as the API lists them.
pub async fn api_page(
    conn: &mut Conn,
    scope: &Scope,
    created: TimeRange,
    request: &PageRequest,
) -> Result<Page<Account>> {
    let found = match cursor_id(request) {
        Some(id) => Some(cursor(conn, scope, id).await?),
        None => None,
    };
    let (at, seq) = start(request, found)?;
    let docs: Vec<String> = sql::query_scalar(pick(request, PLAIN))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(created.from)
        .bind(created.until)
        .bind(at)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    Ok(Page::cut(all("accounts", &docs)?, request))
}
