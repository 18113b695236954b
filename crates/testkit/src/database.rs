//! Temporary databases.

use std::{
    io::Write,
    sync::{
        Once,
        atomic::{AtomicU32, Ordering},
    },
};

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

static COUNTER: AtomicU32 = AtomicU32::new(0);

static SKIPPED: Once = Once::new();

const VARIABLE: &str = "TRIBUTARY_TEST_POSTGRES";

/// The server that tests use unless `TRIBUTARY_TEST_POSTGRES` names another.
const LOCAL: &str = "postgres://postgres@127.0.0.1:5432/postgres";

/// A database that is gone after the test.
pub enum Database {
    /// A file in a temporary folder.
    Sqlite(TempDir),
    /// A database of its own on a server.
    Postgres {
        /// The server's own database, from which ours is made and removed.
        server: String,
        /// The name of ours.
        name: String,
    },
}

impl Database {
    /// A file.
    pub fn sqlite() -> Self {
        Self::Sqlite(TempDir::new().expect("a temporary folder"))
    }

    /// A database on the test server. Without one the caller's test is skipped, which is said
    /// aloud; it is an error instead when `TRIBUTARY_TEST_POSTGRES` names a server or `CI` is set.
    pub async fn postgres() -> Option<Self> {
        let (named, server) = (named(), server());
        let mut conn = match connect(&server).await {
            Ok(conn) => conn,
            Err(error) => {
                assert!(
                    named.is_none(),
                    "the server that {VARIABLE} names does not let us in: {error}"
                );
                let on_ci = std::env::var_os("CI").is_some();
                assert!(!on_ci, "no Postgres to test with: {error}");
                SKIPPED.call_once(|| say_skipped(&error));
                return None;
            }
        };
        let database = Self::new_on(&mut conn, server).await;
        // Nobody pulls the server's plug in a test, and a commit that need not reach the disk takes
        // a fraction of the time.
        if let Self::Postgres { name, .. } = &database {
            let quick = format!("ALTER DATABASE {name} SET synchronous_commit = off");
            let _ = run(&mut conn, quick).await;
        }
        Some(database)
    }

    /// Where the test server is.
    pub fn server() -> String {
        let named = std::env::var(VARIABLE).ok().filter(|url| !url.is_empty());
        named.unwrap_or_else(|| LOCAL.to_owned())
    }

    /// A database on that server whose commits reach the disk.
    pub async fn durable(server: &str) -> sqlx::Result<Self> {
        let mut conn = connect(server).await?;
        Ok(Self::new_on(&mut conn, server.to_owned()).await)
    }

    async fn new_on(conn: &mut AnyConnection, server: String) -> Self {
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("tributary_test_{}_{number}", std::process::id());
        let _ = run(conn, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        // Two databases cannot be made from one template at the same moment.
        for _ in 0..200 {
            let made = run(conn, format!("CREATE DATABASE {name}")).await;
            if made.is_ok() {
                return Self::Postgres { server, name };
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the test database could not be made");
    }

    /// The address as the program takes it.
    pub fn address(&self) -> String {
        match self {
            Self::Sqlite(folder) => folder.path().join("test.db").display().to_string(),
            Self::Postgres { server, name } => {
                let (base, _) = server.rsplit_once('/').expect("a URL with a database");
                format!("{base}/{name}")
            }
        }
    }

    /// A connection past the store.
    pub(crate) async fn connect(&self) -> AnyConnection {
        let address = match self {
            Self::Sqlite(_) => format!("sqlite://{}", self.address()),
            Self::Postgres { .. } => self.address(),
        };
        connect(&address).await.expect("the database answers")
    }

    /// How many rows a table has.
    pub async fn rows(&self, table: &str) -> i64 {
        let mut conn = self.connect().await;
        let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        let rows = sqlx::query_scalar(sql)
            .fetch_one(&mut conn)
            .await
            .expect("the rows are counted");
        conn.close().await.expect("the connection closes");
        rows
    }

    /// Removes the database.
    pub async fn remove(&self) {
        let Self::Postgres { server, name } = self else {
            return;
        };
        if let Ok(mut conn) = connect(server).await {
            let _ = run(
                &mut conn,
                format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            )
            .await;
        }
    }
}

fn named() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|url| !url.is_empty())
}

/// The server's own database.
pub(crate) fn server() -> String {
    named().unwrap_or_else(|| LOCAL.to_owned())
}

/// Past the harness, which keeps what passing tests print to itself.
fn say_skipped(error: &sqlx::Error) {
    let _ = writeln!(
        std::io::stderr(),
        "\nNOT TESTED ON POSTGRES: no server answers at {LOCAL} ({error}). `cargo xtask test` \
         starts one by itself; {VARIABLE} names another.\n"
    );
}

async fn connect(url: &str) -> sqlx::Result<AnyConnection> {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(url).await
}

async fn run(conn: &mut AnyConnection, sql: String) -> sqlx::Result<()> {
    sqlx::query(AssertSqlSafe(sql))
        .execute(conn)
        .await
        .map(|_| ())
}
