//! Wrong attempts, counted per subject and not per browser.

use domain::time::Timestamp;

use crate::{Conn, Result, sql};

/// Notes a wrong attempt.
pub async fn note(conn: &mut Conn, subject: &str, at: Timestamp) -> Result<()> {
    sql::query("INSERT INTO attempts (subject, at) VALUES ($1, $2)")
        .bind(subject)
        .bind(at.unix())
        .execute(conn)
        .await?;
    Ok(())
}

/// How many wrong attempts there were since `since`.
pub async fn count(conn: &mut Conn, subject: &str, since: Timestamp) -> Result<i64> {
    sql::query_scalar("SELECT COUNT(*) FROM attempts WHERE subject = $1 AND at > $2")
        .bind(subject)
        .bind(since.unix())
        .fetch_one(conn)
        .await
}

/// When the latest attempts since `since` were, the newest first, at most `most` of them.
pub async fn recent(
    conn: &mut Conn,
    subject: &str,
    since: Timestamp,
    most: i64,
) -> Result<Vec<Timestamp>> {
    let rows: Vec<i64> = sql::query_scalar(
        "SELECT at FROM attempts WHERE subject = $1 AND at > $2 ORDER BY at DESC LIMIT $3",
    )
    .bind(subject)
    .bind(since.unix())
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Timestamp::from_unix).collect())
}

/// Forgets the attempts of a subject: after a right one.
pub async fn clear(conn: &mut Conn, subject: &str) -> Result<()> {
    sql::query("DELETE FROM attempts WHERE subject = $1")
        .bind(subject)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets at most `most` of the attempts of all subjects before `before`. Answers how many.
pub async fn prune(conn: &mut Conn, before: Timestamp, most: i64) -> Result<u64> {
    sql::query(
        "DELETE FROM attempts WHERE seq IN (
            SELECT seq FROM attempts WHERE at < $1 ORDER BY at LIMIT $2)",
    )
    .bind(before.unix())
    .bind(most)
    .slow()
    .execute(conn)
    .await
}
