//! Objects that are kept as a document with the columns that lists filter by: one implementation
//! for all of them.

use domain::list::TimeRange;

/// Which documents of an owner are wanted. What the columns hold depends on the table.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only with this status.
    pub status: Option<&'static str>,
    /// Only with this in the first column.
    pub first: Option<String>,
    /// Only with this in the second column.
    pub second: Option<String>,
    /// Only those whose own date is in this range.
    pub at: TimeRange,
    /// Only those created in this range.
    pub created: TimeRange,
}

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

/// Makes `insert`, `update`, `find`, `hold` and `page` for a table of documents. `$first`,
/// `$second` and `$at` name its columns, and `$columns` says what they hold.
macro_rules! documents {
    ($table:literal, $type:ty, $id:ty, $first:literal, $second:literal, $at:literal, $columns:expr) => {
        /// Writes a new one.
        pub async fn insert(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            it: &$type,
        ) -> $crate::Result<()> {
            let columns: $crate::documents::Columns<'_> = $columns(it);
            sqlx::query(concat!(
                "INSERT INTO ",
                $table,
                " (id, platform_id, livemode, account_id, status, ",
                $first,
                ", ",
                $second,
                ", ",
                $at,
                ", created, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ))
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
            .execute(conn)
            .await?;
            Ok(())
        }

        /// Writes what changed. Its id, owner and time never change.
        pub async fn update(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            it: &$type,
        ) -> $crate::Result<()> {
            let columns: $crate::documents::Columns<'_> = $columns(it);
            sqlx::query(concat!(
                "UPDATE ",
                $table,
                " SET status = $4, ",
                $first,
                " = $5, ",
                $second,
                " = $6, ",
                $at,
                " = $7, doc = $8 WHERE id = $1 AND platform_id = $2 AND livemode = $3"
            ))
            .bind(columns.id)
            .bind(scope.platform().as_str())
            .bind($crate::row::flag(scope.livemode()))
            .bind(columns.status)
            .bind(columns.first)
            .bind(columns.second)
            .bind(columns.at)
            .bind($crate::row::to_document($table, it)?)
            .execute(conn)
            .await?;
            Ok(())
        }

        /// One of the scope's owner.
        pub async fn find(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            id: &$id,
        ) -> $crate::Result<Option<$type>> {
            let doc: Option<String> = sqlx::query_scalar(concat!(
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
            doc.map(|doc| $crate::row::document($table, &doc))
                .transpose()
        }

        /// The same, held until the end of the unit of work: nobody else changes it meanwhile.
        pub async fn hold(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            id: &$id,
        ) -> $crate::Result<Option<$type>> {
            let doc: Option<String> = sqlx::query_scalar(concat!(
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
            doc.map(|doc| $crate::row::document($table, &doc))
                .transpose()
        }

        const LIST: (&str, &str) = directions!(
            concat!(
                "SELECT doc FROM ",
                $table,
                " WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
                AND ($4 IS NULL OR status = $4) AND ($5 IS NULL OR ",
                $first,
                " = $5)
                AND ($6 IS NULL OR ",
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
        );
        /// Where the first column is known, so that its index is used.
        const BY_FIRST: (&str, &str) = directions!(
            concat!(
                "SELECT doc FROM ",
                $table,
                " WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
                AND ($4 IS NULL OR status = $4) AND ",
                $first,
                " = $5
                AND ($6 IS NULL OR ",
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
        );
        /// Where only the status is known, for tables with an index of it.
        const BY_STATUS: (&str, &str) = directions!(
            concat!(
                "SELECT doc FROM ",
                $table,
                " WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
                AND status = $4 AND ($5 IS NULL OR ",
                $first,
                " = $5)
                AND ($6 IS NULL OR ",
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
        );

        /// A page of those of the scope's owner, newest first.
        pub async fn page(
            conn: &mut $crate::Conn,
            scope: &domain::actor::Scope,
            wanted: &$crate::documents::Wanted,
            request: &domain::list::PageRequest,
        ) -> $crate::Result<domain::list::Page<$type>> {
            let found: Option<(i64, i64)> = sqlx::query_as(concat!(
                "SELECT created, seq FROM ",
                $table,
                " WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4"
            ))
            .bind($crate::list::cursor_id(request))
            .bind(scope.platform().as_str())
            .bind($crate::row::flag(scope.livemode()))
            .bind(scope.owner().as_str())
            .fetch_optional(&mut *conn)
            .await?;
            let (created, seq) = $crate::list::start(request, found)?;
            let statements = match (&wanted.first, wanted.status) {
                (Some(_), _) => BY_FIRST,
                (None, Some(_)) => BY_STATUS,
                (None, None) => LIST,
            };
            let docs: Vec<String> = sqlx::query_scalar($crate::list::pick(request, statements))
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
            let rows = docs
                .iter()
                .map(|doc| $crate::row::document($table, doc))
                .collect::<$crate::Result<Vec<_>>>()?;
            Ok(domain::list::Page::cut(rows, request))
        }
    };
}
