//! Statements on Postgres, over `sqlx`.

use sqlx::{Arguments, PgConnection, Postgres, postgres::PgArguments, query::Query as Prepared};

use super::{Query, Row, Value, query::Reader};
use crate::{Error, Result};

pub(super) async fn execute(conn: &mut PgConnection, query: Query<'_>) -> Result<u64> {
    Ok(prepared(query)?.execute(conn).await?.rows_affected())
}

pub(super) async fn fetch<T>(
    conn: &mut PgConnection,
    query: Query<'_>,
    read: Reader<T>,
    most: usize,
) -> Result<Vec<T>> {
    let query = prepared(query)?;
    let rows = if most == 1 {
        query.fetch_optional(conn).await?.into_iter().collect()
    } else {
        query.fetch_all(conn).await?
    };
    rows.iter().map(|row| read(&Row::Postgres(row))).collect()
}

fn prepared<'q>(query: Query<'_>) -> Result<Prepared<'q, Postgres, PgArguments>> {
    let mut arguments = PgArguments::default();
    for value in query.values {
        match value {
            Value::Integer(value) => arguments.add(value),
            Value::Text(text) => arguments.add(text.as_deref()),
        }
        .map_err(|error| Error::Unavailable(error.to_string()))?;
    }
    Ok(sqlx::query_with(query.sql, arguments))
}
