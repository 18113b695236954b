//! Statements on a database in memory.

use std::time::Duration;

use super::*;
use crate::sql::{Conn, Link, query, query_as, query_scalar};

/// Counts to `$1`, which takes long when that is much.
const COUNT: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
     SELECT COUNT(*) FROM n";

fn open() -> (Conn, Sqlite) {
    let file = Connection::open_in_memory().unwrap();
    file.execute_batch(
        "CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT CHECK (text <> 'no')) STRICT",
    )
    .unwrap();
    let link = Sqlite::new(file).unwrap();
    (Conn::new(Link::Sqlite(link.clone())), link)
}

#[derive(Debug, PartialEq)]
struct Named {
    first: i64,
    second: Option<String>,
}

from_row!(Named: first, second);

#[tokio::test]
async fn values_go_to_the_placeholders_that_bear_their_number() {
    let (mut conn, _) = open();
    let row: (String, i64, String, Option<i64>) = query_as("SELECT $3, $1, $3, $2")
        .bind(7)
        .bind(None::<i64>)
        .bind("text")
        .fetch_one(&mut conn)
        .await
        .unwrap();
    assert_eq!(row, ("text".to_owned(), 7, "text".to_owned(), None));
    let missing = query("SELECT $2").bind(1).execute(&mut conn).await;
    assert!(missing.unwrap_err().to_string().contains("\"$2\""));
}

#[tokio::test]
async fn columns_are_found_by_name_or_by_place_and_have_one_type() {
    let (mut conn, _) = open();
    let row: Named = query_as("SELECT 'b' AS second, 1 AS first")
        .fetch_one(&mut conn)
        .await
        .unwrap();
    assert_eq!((row.first, row.second.as_deref()), (1, Some("b")));
    let wrong = query_as::<Named>("SELECT 'b' AS first, 'b' AS second");
    let wrong = wrong.fetch_one(&mut conn).await.map(|_| ());
    wrong.expect_err("a text is no number");
    let absent = query_as::<Named>("SELECT 1 AS first");
    let absent = absent.fetch_one(&mut conn).await.map(|_| ());
    absent.expect_err("a column is missing");
}

#[tokio::test]
async fn rows_are_changed_and_counted_and_what_is_refused_says_why() {
    let (mut conn, _) = open();
    let insert =
        |n: i64, text: &'static str| query("INSERT INTO t VALUES ($1, $2)").bind(n).bind(text);
    assert_eq!(insert(1, "a").execute(&mut conn).await.unwrap(), 1);
    assert_eq!(insert(2, "b").slow().execute(&mut conn).await.unwrap(), 1);
    let again = insert(2, "c").execute(&mut conn).await;
    assert!(matches!(again, Err(Error::Unique(_))), "{again:?}");
    let refused = insert(3, "no").execute(&mut conn).await;
    assert!(matches!(refused, Err(Error::Check(_))), "{refused:?}");
    let changed = query("UPDATE t SET text = 'z'").execute(&mut conn).await;
    assert_eq!(changed.unwrap(), 2);
    let kept: Vec<String> = query_scalar("SELECT text FROM t")
        .fetch_all(&mut conn)
        .await
        .unwrap();
    assert_eq!(kept, ["z", "z"]);
}

#[tokio::test]
async fn a_statement_that_reads_for_long_lets_others_work() {
    let (mut conn, _) = open();
    let many = 3_000_000;
    let counting = query_scalar::<i64>(COUNT).bind(many).fetch_one(&mut conn);
    let mut turns = 0;
    let others = async {
        loop {
            tokio::time::sleep(Duration::from_millis(1)).await;
            turns += 1;
        }
    };
    // One thread does both, so it counts only if it was free in between.
    let counted = tokio::select! {
        counted = counting => counted.unwrap(),
        () = others => unreachable!("they never end"),
    };
    assert_eq!(counted, many);
    assert!(turns > 1, "{turns}");
}

#[tokio::test]
async fn a_statement_that_reads_ends_soon_after_its_caller_went_away() {
    let (mut conn, link) = open();
    let endless = query_scalar::<i64>(COUNT)
        .bind(i64::MAX)
        .fetch_one(&mut conn);
    let gone = tokio::time::timeout(Duration::from_millis(50), endless).await;
    gone.expect_err("its caller went away");
    let free = tokio::time::timeout(Duration::from_secs(30), link.lock()).await;
    drop(free.expect("the statement was ended"));
    let one: i64 = query_scalar("SELECT 1").fetch_one(&mut conn).await.unwrap();
    assert_eq!(one, 1);
}

#[tokio::test]
async fn a_statement_that_writes_goes_on_when_its_caller_went_away() {
    let (mut conn, link) = open();
    let filling = query(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
         INSERT INTO t SELECT i, 'a' FROM n",
    );
    let gone = tokio::time::timeout(Duration::ZERO, filling.slow().execute(&mut conn)).await;
    gone.expect_err("its caller went away");
    let _ = link.lock().await;
    let rows: i64 = query_scalar("SELECT COUNT(*) FROM t")
        .fetch_one(&mut conn)
        .await
        .unwrap();
    assert_eq!(rows, 200_000);
}

#[tokio::test]
async fn nothing_is_durable_by_itself_after_a_transaction_was_lost() {
    let (_, link) = open();
    let mut conn = Conn::new(Link::Sqlite(link.in_transaction()));
    let lost = query("INSERT INTO t VALUES (1, 'a')")
        .execute(&mut conn)
        .await;
    assert!(
        lost.unwrap_err()
            .to_string()
            .contains("has ended the transaction")
    );
}
