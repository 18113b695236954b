//! How accounts are found by words.
//!
//! The words of an account stand in a column of its row. An index of the engine's own full-text
//! search goes with it: FTS5 on SQLite, kept by triggers, and GIN on Postgres.

use domain::{
    account::Account,
    actor::{Scope, Tenant},
    search::{self, Wanted},
};

use crate::{Conn, Engine, Result, row::document, sql};

/// From how many accounts on those that were found are not sorted: there are so many of them that
/// the first ones of a list are soon met on the way through it.
const MANY: i64 = 2_000;
/// Most characters of a tenant's sign.
const SIGN: usize = 3;

/// The words of an account, as its row has them.
pub(super) fn column(account: &Account) -> String {
    if account.is_platform() {
        return String::new();
    }
    let sign = sign(account.livemode, account.platform.as_str());
    let mut column = String::new();
    for word in search::words(account) {
        column.push(' ');
        column.push_str(&sign);
        column.push_str(&word);
    }
    column
}

/// What every word of a tenant begins with, so that the index leads to its accounts and to few of
/// others. Who has the same sign is kept apart by the rest of the statement.
fn sign(livemode: bool, platform: &str) -> String {
    let end = platform.chars().rev().take(SIGN - 1);
    let mode = if livemode { 'l' } else { 't' };
    std::iter::once(mode)
        .chain(end)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// What somebody looks for, as statements say it.
pub(super) struct Query {
    /// What the index is asked for. Nothing where so many accounts have it that the first ones of a
    /// list are soon met on the way through it.
    pub matching: Option<String>,
    /// What the column is asked for beside: of each word, the two ways in which it may stand there.
    pub patterns: Vec<[String; 2]>,
}

/// Selects the numbers of those accounts that have the words which are bound to `place`.
pub(super) fn hits(engine: Engine, place: &str) -> String {
    match engine {
        Engine::Sqlite => {
            format!("SELECT rowid AS seq FROM account_words WHERE account_words MATCH {place}")
        }
        Engine::Postgres => format!(
            "SELECT seq FROM accounts
             WHERE array_to_tsvector(string_to_array(ltrim(words), ' ')) @@ CAST({place} AS tsquery)"
        ),
    }
}

impl Query {
    /// Of what was typed; nothing where it is nothing in particular.
    ///
    /// The index is not asked for words that many accounts have, as long as there are others: to
    /// find every account with `example` takes longer than to look at those with `heron`. Whole
    /// words are tried first, which an engine can do without finding all.
    pub(super) async fn of(conn: &mut Conn, scope: &Scope, typed: &str) -> Result<Option<Self>> {
        let wanted = search::wanted(typed);
        if wanted.is_empty() {
            return Ok(None);
        }
        let Tenant { platform, livemode } = scope.tenant();
        let sign = sign(*livemode, platform.as_str());
        let words: Vec<Word> = wanted.iter().map(|it| Word::new(&sign, it)).collect();
        let (mut rare, mut frequent) = (Vec::new(), Vec::new());
        for word in &words {
            let whole = word.whole(conn.engine());
            match are_many(conn, &whole).await? {
                true => frequent.push(word),
                false => rare.push(word),
            }
        }
        let together = if rare.is_empty() {
            let whole: Vec<String> = words.iter().map(|it| it.whole(conn.engine())).collect();
            all_of(conn.engine(), &whole)
        } else {
            begun(conn.engine(), &rare)
        };
        let many = words.len() == 1 && rare.is_empty() || are_many(conn, &together).await?;
        Ok(Some(match (many, rare.is_empty()) {
            (true, _) => Self {
                matching: None,
                patterns: words.iter().map(Word::patterns).collect(),
            },
            (false, true) => Self {
                matching: Some(begun(conn.engine(), &frequent)),
                patterns: Vec::new(),
            },
            (false, false) => Self {
                matching: Some(together),
                patterns: frequent.into_iter().map(Word::patterns).collect(),
            },
        }))
    }
}

/// A word that is looked for, under the sign of its tenant. It has letters, digits, marks and `~`
/// only, so that nothing in it has a meaning of its own.
struct Word {
    begins: String,
    ends: Option<String>,
}

impl Word {
    fn new(sign: &str, wanted: &Wanted) -> Self {
        Self {
            begins: format!("{sign}{}", wanted.begins),
            ends: wanted.ends.as_ref().map(|ends| format!("{sign}{ends}")),
        }
    }

    fn patterns(&self) -> [String; 2] {
        let ends = self.ends.as_ref().unwrap_or(&self.begins);
        [format!("% {}%", self.begins), format!("% {ends}%")]
    }

    /// Asks for exactly this word.
    fn whole(&self, engine: Engine) -> String {
        match engine {
            Engine::Sqlite => format!("\"{}\"", self.begins),
            Engine::Postgres => format!("'{}'", self.begins),
        }
    }

    /// Asks for words that begin so, or end so.
    fn begun(&self, engine: Engine) -> String {
        let prefix = |word: &str| match engine {
            Engine::Sqlite => format!("\"{word}\"*"),
            Engine::Postgres => format!("'{word}':*"),
        };
        let begins = prefix(&self.begins);
        match (self.ends.as_deref().map(prefix), engine) {
            (None, _) => begins,
            (Some(ends), Engine::Sqlite) => format!("({begins} OR {ends})"),
            (Some(ends), Engine::Postgres) => format!("({begins} | {ends})"),
        }
    }
}

fn begun(engine: Engine, words: &[&Word]) -> String {
    let words: Vec<String> = words.iter().map(|word| word.begun(engine)).collect();
    all_of(engine, &words)
}

fn all_of(engine: Engine, words: &[String]) -> String {
    words.join(match engine {
        Engine::Sqlite => " AND ",
        Engine::Postgres => " & ",
    })
}

async fn are_many(conn: &mut Conn, matching: &str) -> Result<bool> {
    let hits = hits(conn.engine(), "$1");
    let text = format!("SELECT COUNT(*) FROM ({hits} LIMIT {MANY}) hits");
    let found: i64 = sql::query_scalar(sql::AssertSqlSafe(text))
        .bind(matching)
        .fetch_one(conn)
        .await?;
    Ok(found == MANY)
}

/// How far accounts were cut into words by the rule of this version.
struct Progress {
    seq: i64,
    last: i64,
}

/// Cuts the next `most` accounts into words that were cut by another rule, and answers whether there
/// may be more of them.
pub async fn cut_anew(conn: &mut Conn, most: i64) -> Result<bool> {
    let progress = progress(conn).await?;
    if progress.seq >= progress.last {
        return Ok(false);
    }
    let rows: Vec<(i64, String)> = sql::query_as(
        "SELECT seq, doc FROM accounts WHERE seq > $1 AND seq <= $2 AND deleted = 0
         ORDER BY seq LIMIT $3",
    )
    .bind(progress.seq)
    .bind(progress.last)
    .bind(most)
    .fetch_all(&mut *conn)
    .await?;
    let mut seq = progress.last;
    for (row, doc) in &rows {
        let account: Account = document("accounts", doc)?;
        sql::query("UPDATE accounts SET sort_name = $2, words = $3 WHERE seq = $1")
            .bind(*row)
            .bind(super::sort_name(&account))
            .bind(column(&account))
            .execute(&mut *conn)
            .await?;
        seq = *row;
    }
    let full = i64::try_from(rows.len()).is_ok_and(|rows| rows == most);
    sql::query("UPDATE account_words_rule SET seq = $1 WHERE one = 1")
        .bind(if full { seq } else { progress.last })
        .execute(conn)
        .await?;
    Ok(full)
}

/// Holds the progress: one server at a time cuts. It begins with the first account where the rule is
/// another one.
async fn progress(conn: &mut Conn) -> Result<Progress> {
    sql::query(
        "UPDATE account_words_rule SET
            seq = CASE WHEN rule = $1 THEN seq ELSE 0 END,
            last = CASE WHEN rule = $1 THEN last
                ELSE (SELECT COALESCE(MAX(accounts.seq), 0) FROM accounts) END,
            rule = $1
         WHERE one = 1",
    )
    .bind(search::RULE)
    .execute(&mut *conn)
    .await?;
    let (seq, last) = sql::query_as("SELECT seq, last FROM account_words_rule WHERE one = 1")
        .fetch_one(conn)
        .await?;
    Ok(Progress { seq, last })
}
