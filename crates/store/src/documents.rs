//! Objects that are kept as a document with the columns that lists filter by: one implementation
//! for all of them.

mod wanted;

use domain::{actor::Scope, id::AccountId};
use serde::de::DeserializeOwned;

pub use wanted::Wanted;

use crate::{
    Conn, Result, list,
    row::{all, flag},
    sql,
};

/// What a row holds beside its document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns<'a> {
    pub id: &'a str,
    pub account: &'a str,
    pub status: &'a str,
    pub first: Option<&'a str>,
    pub second: Option<&'a str>,
    pub at: Option<i64>,
    pub created: i64,
}

/// The statements of a page of [`Wanted`] documents. `$any_status` and `$any_first` are empty where
/// the column is known.
macro_rules! wanted {
    ($table:literal, $first:literal, $second:literal, $at:literal,
        $any_status:literal, $any_first:literal) => {
        directions!(
            concat!(
                "SELECT doc FROM ",
                $table,
                " WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
                AND (",
                $any_status,
                " status = $4) AND (",
                $any_first,
                " ",
                $first,
                " = $5) AND ($6 IS NULL OR ",
                $second,
                " = $6)
                AND ($7 IS NULL OR created >= $7) AND ($8 IS NULL OR created < $8)
                AND ($9 IS NULL OR ",
                $at,
                " >= $9) AND ($10 IS NULL OR ",
                $at,
                " < $10)"
            ),
            "$11",
            "$12",
            "$13"
        )
    };
}

/// Where [`by_ids`] looks.
pub(crate) struct Among {
    /// The table.
    pub table: &'static str,
    /// Its column that says whose a document is.
    pub owner: &'static str,
    /// What else must hold, from `AND` on.
    pub also: &'static str,
}

impl Among {
    /// Documents of a table of which none is left out.
    pub(crate) const fn of(table: &'static str) -> Self {
        Self {
            table,
            owner: "account_id",
            also: "",
        }
    }
}

/// The documents with these ids, each once and in no particular order: of one owner, else of the
/// whole tenant. Ids that are not there are left out.
pub(crate) async fn by_ids<T: DeserializeOwned>(
    conn: &mut Conn,
    Among { table, owner, also }: Among,
    scope: &Scope,
    only: Option<&AccountId>,
    mut ids: Vec<&str>,
) -> Result<Vec<T>> {
    ids.sort_unstable();
    ids.dedup();
    let places = list::places(4);
    // The tenant is made no term of an index: SQLite would take one that begins with it, and read
    // everything that the tenant has.
    let statement = format!(
        "SELECT doc FROM {table} WHERE platform_id || '' = $1 AND livemode + 0 = $2
            AND ($3 IS NULL OR {owner} = $3){also} AND id IN ({places})"
    );
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(list::AT_ONCE) {
        let query = sql::query_scalar(sql::AssertSqlSafe(statement.clone()))
            .bind(scope.platform().as_str())
            .bind(flag(scope.livemode()))
            .bind(only.map(AccountId::as_str));
        let docs: Vec<String> = list::bind_each(query, ids).fetch_all(&mut *conn).await?;
        found.extend(all::<T>(table, &docs)?);
    }
    Ok(found)
}

/// The newest documents of each parent, by one statement for [`list::AT_ONCE`] parents
/// and not one for each. `column` says in which column of `table` a parent's id stands.
pub(crate) async fn newest<T: DeserializeOwned>(
    conn: &mut Conn,
    (table, column): (&'static str, &'static str),
    scope: &Scope,
    parents: &[&str],
    most: i64,
) -> Result<Vec<T>> {
    let statement = format!(
        "SELECT doc FROM (SELECT doc, created, seq, ROW_NUMBER() OVER
            (PARTITION BY {column} ORDER BY created DESC, seq DESC) AS place
         FROM {table} WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
            AND {column} IN ({})) ranked
         WHERE place <= $4 ORDER BY created DESC, seq DESC",
        list::places(5)
    );
    let mut found = Vec::new();
    for parents in parents.chunks(list::AT_ONCE) {
        let query = sql::query_scalar(sql::AssertSqlSafe(statement.clone()))
            .bind(scope.platform().as_str())
            .bind(flag(scope.livemode()))
            .bind(scope.owner().as_str())
            .bind(most);
        let docs: Vec<String> = list::bind_each(query, parents)
            .fetch_all(&mut *conn)
            .await?;
        found.extend(all::<T>(table, &docs)?);
    }
    Ok(found)
}

/// Makes `$name`, which finds a document of any owner of the scope.
macro_rules! find_any {
    ($name:ident, $table:literal, $type:ty, $id:ty) => {
        /// One of any account of the scope: of the tenant, or only of the one it is held to.
        pub async fn $name(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            id: &$id,
        ) -> $crate::Result<Option<$type>> {
            let doc: Option<String> = $crate::sql::query_scalar(concat!(
                "SELECT doc FROM ",
                $table,
                " WHERE id = $1 AND platform_id = $2 AND livemode = $3
                AND ($4 IS NULL OR account_id = $4)"
            ))
            .bind(id.as_str())
            .bind(scope.platform().as_str())
            .bind($crate::row::flag(scope.livemode()))
            .bind(scope.account().map(|id| id.as_str()))
            .fetch_optional(conn)
            .await?;
            $crate::row::one($table, doc)
        }
    };
}

/// Makes `of_payment` for a table of documents about payments.
macro_rules! of_payment {
    ($table:literal, $type:ty) => {
        /// Every one about a payment, of whoever it is, the oldest first.
        pub async fn of_payment(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            payment: &domain::id::PaymentId,
        ) -> $crate::Result<Vec<$type>> {
            let docs: Vec<String> = $crate::sql::query_scalar(concat!(
                "SELECT doc FROM ",
                $table,
                " WHERE payment = $1 AND platform_id = $2 AND livemode = $3 ORDER BY created, seq"
            ))
            .bind(payment.as_str())
            .bind(scope.platform().as_str())
            .bind($crate::row::flag(scope.livemode()))
            .fetch_all(conn)
            .await?;
            $crate::row::all($table, &docs)
        }
    };
}

/// Makes `insert`, `update`, `find`, `find_many`, `hold` and `page` for a table of
/// documents. `$first`, `$second` and `$at` name its columns, and `$columns` says what they hold.
macro_rules! documents {
    ($table:literal, $type:ty, $id:ty, $first:literal, $second:literal, $at:literal, $columns:expr) => {
        /// Writes a new one.
        pub async fn insert(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            it: &$type,
        ) -> $crate::Result<()> {
            const NEW: $crate::sql::Rows = $crate::sql::Rows {
                table: $table,
                head: concat!(
                    "INSERT INTO ",
                    $table,
                    " (id, platform_id, livemode, account_id, status, ",
                    $first,
                    ", ",
                    $second,
                    ", ",
                    $at,
                    ", created, doc) VALUES "
                ),
                tail: "",
            };
            let columns: $crate::documents::Columns<'_> = $columns(it);
            NEW.row()
                .bind(columns.id)
                .bind(scope.platform().as_str())
                .bind($crate::row::flag(scope.livemode()))
                .bind(columns.account)
                .bind(columns.status)
                .bind(columns.first)
                .bind(columns.second)
                .bind(columns.at)
                .bind(columns.created)
                .bind($crate::row::to_document($table, it)?)
                .write(conn)
                .await
        }

        /// Writes what changed. Its id, owner and time never change.
        pub async fn update(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            it: &$type,
        ) -> $crate::Result<()> {
            const CHANGED: $crate::sql::Rows = $crate::sql::Rows {
                table: $table,
                head: concat!(
                    "UPDATE ",
                    $table,
                    " SET status = v.column4, ",
                    $first,
                    " = v.column5, ",
                    $second,
                    " = v.column6, ",
                    $at,
                    " = v.column7, doc = v.column8 FROM (VALUES "
                ),
                tail: concat!(
                    ") AS v WHERE ",
                    $table,
                    ".id = v.column1 AND platform_id = v.column2 AND livemode = v.column3"
                ),
            };
            let columns: $crate::documents::Columns<'_> = $columns(it);
            CHANGED
                .row()
                .bind(columns.id)
                .bind(scope.platform().as_str())
                .bind($crate::row::flag(scope.livemode()))
                .bind(columns.status)
                .bind(columns.first)
                .bind(columns.second)
                .bind(columns.at)
                .bind($crate::row::to_document($table, it)?)
                .write_last(conn)
                .await
        }

        /// One of the scope's owner.
        pub async fn find(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            id: &$id,
        ) -> $crate::Result<Option<$type>> {
            let doc: Option<String> = $crate::sql::query_scalar(concat!(
                "SELECT doc FROM ",
                $table,
                " WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4"
            ))
            .bind(id.as_str())
            .bind(scope.platform().as_str())
            .bind($crate::row::flag(scope.livemode()))
            .bind(scope.owner().as_str())
            .fetch_optional(conn)
            .await?;
            $crate::row::one($table, doc)
        }

        /// Those of the scope's owner with these ids, in no particular order.
        pub async fn find_many(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            ids: &[$id],
        ) -> $crate::Result<Vec<$type>> {
            let ids = ids.iter().map(|id| id.as_str()).collect();
            let among = $crate::documents::Among::of($table);
            $crate::documents::by_ids(conn, among, scope, Some(scope.owner()), ids).await
        }

        /// The same, held until the end of the unit of work: nobody else changes it meanwhile.
        pub async fn hold(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            id: &$id,
        ) -> $crate::Result<Option<$type>> {
            let doc: Option<String> = $crate::sql::query_scalar(concat!(
                "UPDATE ",
                $table,
                " SET created = created",
                " WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4",
                " RETURNING doc"
            ))
            .bind(id.as_str())
            .bind(scope.platform().as_str())
            .bind($crate::row::flag(scope.livemode()))
            .bind(scope.owner().as_str())
            .fetch_optional(conn)
            .await?;
            $crate::row::one($table, doc)
        }

        const LIST: (&str, &str) = wanted!(
            $table,
            $first,
            $second,
            $at,
            "$4 IS NULL OR",
            "$5 IS NULL OR"
        );
        /// Where the first column is known, so that its index is used.
        const BY_FIRST: (&str, &str) = wanted!($table, $first, $second, $at, "$4 IS NULL OR", "");
        /// Where only the status is known, for tables with an index of it.
        const BY_STATUS: (&str, &str) = wanted!($table, $first, $second, $at, "", "$5 IS NULL OR");

        /// A page of those of the scope's owner, newest first.
        pub async fn page(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            wanted: &$crate::documents::Wanted,
            request: &domain::list::PageRequest,
        ) -> $crate::Result<domain::list::Page<$type>> {
            let found: Option<(i64, i64)> = $crate::sql::query_as(concat!(
                "SELECT created, seq FROM ",
                $table,
                " WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4
                    AND status <> 'deleted' AND ($5 IS NULL OR ",
                $first,
                " = $5)"
            ))
            .bind($crate::list::cursor_id(request))
            .bind(scope.platform().as_str())
            .bind($crate::row::flag(scope.livemode()))
            .bind(scope.owner().as_str())
            .bind(wanted.first_of_cursor())
            .fetch_optional(&mut *conn)
            .await?;
            let (created, seq) = $crate::list::start(request, found)?;
            let statements = match (&wanted.first, wanted.status) {
                (Some(_), _) => BY_FIRST,
                (None, Some(_)) => BY_STATUS,
                (None, None) => LIST,
            };
            let docs: Vec<String> =
                $crate::sql::query_scalar($crate::list::pick(request, statements))
                    .bind(scope.platform().as_str())
                    .bind($crate::row::flag(scope.livemode()))
                    .bind(scope.owner().as_str())
                    .bind(wanted.status)
                    .bind(wanted.first.as_deref())
                    .bind(wanted.second.as_deref())
                    .bind(wanted.created.from)
                    .bind(wanted.created.until)
                    .bind(wanted.at.from)
                    .bind(wanted.at.until)
                    .bind(created)
                    .bind(seq)
                    .bind($crate::list::one_more(request))
                    .fetch_all(conn)
                    .await?;
            Ok(domain::list::Page::cut(
                $crate::row::all($table, &docs)?,
                request,
            ))
        }
    };
}
