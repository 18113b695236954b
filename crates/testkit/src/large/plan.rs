//! What is copied how often, and how a copy differs.

use std::collections::BTreeSet;

use domain::{id::AccountId, time::DAY};
use sqlx::AnyConnection;

use super::{
    CHUNK, Large,
    copy::{self, Needle},
    run,
    template::{Deltas, Template},
};

/// Over which time the operations are spread.
const SPAN: i64 = 365 * DAY;
/// Codes of copies are numbers of eleven digits.
const CODES: i64 = 10_000_000_000;
/// Columns with times.
const TIMES: [&str; 3] = ["created", "available_on", "last_payment"];
/// Figures that grow with each operation.
const FIGURES: [&str; 6] = [
    "balance", "volume", "payments", "debits", "credits", "version",
];
const FIRST: [&str; 16] = [
    "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "indigo", "juniper",
    "kestrel", "linden", "maple", "nimbus", "onyx", "pine",
];
const LAST: [&str; 17] = [
    "bakery", "books", "ceramics", "coffee", "crafts", "flowers", "foods", "games", "garden",
    "jewels", "leather", "lights", "music", "paper", "prints", "shoes", "textiles",
];

pub(super) struct Plan {
    /// Accounts with operations, which come first, and all.
    sellers: i64,
    accounts: i64,
    /// Operations of each seller.
    each: i64,
    lines: i64,
    owners: [AccountId; 2],
}

impl Plan {
    pub fn new(size: Large, seller: &AccountId, newcomer: &AccountId) -> Self {
        Self {
            sellers: (size.accounts - size.accounts / 10).max(1),
            accounts: size.accounts,
            each: 1,
            lines: size.lines,
            owners: [seller.clone(), newcomer.clone()],
        }
    }

    /// An operation writes so many lines.
    pub fn with_lines(self, lines: i64) -> Self {
        let each = (self.lines / lines.max(1) / self.sellers).max(1);
        Self { each, ..self }
    }

    fn operations(&self) -> i64 {
        self.each * self.sellers
    }

    /// By how many seconds the copy `k` is earlier than its template.
    fn shift(&self, k: &str) -> String {
        let all = self.operations();
        format!("(({k} - {all}) * {SPAN} / {all})")
    }

    /// Texts that differ between copies of operations.
    pub fn needles_of_operations(&self, all: &[Template]) -> Vec<Needle> {
        let mut ids = BTreeSet::new();
        for it in all {
            for row in 0..it.rows.len() {
                let names = ["id", "transaction_id"];
                ids.extend(names.iter().filter_map(|name| it.value(row, name)));
            }
        }
        let mut needles: Vec<_> = ids
            .iter()
            .enumerate()
            .flat_map(|(number, id)| copy::of_id(id, number, "code"))
            .collect();
        needles.extend(copy::of_id(self.owners[0].as_str(), 0, "account"));
        needles.push(("zzsale".to_owned(), "('sale' || code)".to_owned()));
        needles.extend(times(all));
        needles
    }

    fn needles_of_account(&self, all: &[Template], owner: &AccountId) -> Vec<Needle> {
        let mut needles: Vec<_> = copy::of_id(owner.as_str(), self.number(owner), "account").into();
        for (needle, words) in [("zfirst", &FIRST[..]), ("zlast", &LAST[..])] {
            needles.push((format!("z{needle}"), pick(words, false)));
            needles.push((format!("Z{needle}"), pick(words, true)));
        }
        for needle in ["zznumber", "Zznumber"] {
            needles.push((needle.to_owned(), "CAST(k AS TEXT)".to_owned()));
        }
        needles.extend(times(all));
        needles
    }

    fn number(&self, owner: &AccountId) -> usize {
        usize::from(*owner != self.owners[0])
    }

    /// Accounts with what stands beside them.
    pub async fn copy_accounts(
        &self,
        conn: &mut AnyConnection,
        all: &[Template],
        owner: &AccountId,
    ) {
        let needles = self.needles_of_account(all, owner);
        let (from, to) = match self.number(owner) {
            0 => (1, self.sellers),
            _ => (self.sellers + 1, self.accounts),
        };
        let (count, each) = (self.accounts, self.each);
        let last = self.shift(&format!("(k + {})", (each - 1) * self.sellers));
        let source = format!(
            "SELECT k, CAST({CODES} + k AS TEXT) AS account,
                (k - {count}) * 60 - {SPAN} AS shift, {last} AS last_shift FROM n"
        );
        for it in all.iter().filter(|it| !it.rows.is_empty()) {
            let of = |name: &str, value: &str, _: usize| match name {
                "last_payment" => format!("{value} + last_shift"),
                _ if TIMES.contains(&name) => format!("{value} + shift"),
                _ if FIGURES.contains(&name) => format!("{value} * {each}"),
                _ => value.to_owned(),
            };
            let columns = columns(it, &needles, of);
            chunks(conn, it, &source, &columns, (from, to)).await;
        }
    }

    /// The rows of every operation, in the order of the operations.
    pub async fn copy_operations(
        &self,
        conn: &mut AnyConnection,
        all: &[Template],
        needles: &[Needle],
        deltas: &Deltas,
    ) {
        let (sellers, shift) = (self.sellers, self.shift("k"));
        let source = format!(
            "SELECT k, CAST({CODES} + k AS TEXT) AS code,
                CAST({CODES} + 1 + (k - 1) % {sellers} AS TEXT) AS account,
                (k - 1) / {sellers} AS turn, {shift} AS shift FROM n"
        );
        for it in all.iter().filter(|it| !it.rows.is_empty()) {
            let of = |name: &str, value: &str, row: usize| match name {
                _ if TIMES.contains(&name) => format!("{value} + shift"),
                "debit_balance" | "debit_version" | "credit_balance" | "credit_version" => {
                    self.running(it, row, name, value, deltas)
                }
                _ => value.to_owned(),
            };
            let columns = columns(it, needles, of);
            chunks(conn, it, &source, &columns, (1, self.operations())).await;
        }
    }

    /// Balance or version of a side: that of a seller grows with the seller's operations, that of
    /// the platform and the outside world with all.
    fn running(
        &self,
        it: &Template,
        row: usize,
        name: &str,
        value: &str,
        deltas: &Deltas,
    ) -> String {
        let (side, what) = name.split_once('_').unwrap_or_default();
        let place = it
            .value(row, &format!("{side}_account"))
            .unwrap_or_default();
        let (balance, version) = deltas.step(place);
        let step = if what == "balance" { balance } else { version };
        let turn = match place.contains(self.owners[0].as_str()) {
            true => "turn",
            false => "k",
        };
        format!("{value} + {turn} * {step}")
    }

    /// What all operations together changed of the platform and the outside world.
    pub async fn raise_totals(&self, conn: &mut AnyConnection, deltas: &Deltas) {
        let times = self.operations();
        let owner = self.owners[0].as_str();
        for (id, [debits, credits, version]) in &deltas.0 {
            if id.contains(owner) {
                continue;
            }
            let sql = format!(
                "UPDATE ledger_accounts SET debits = debits + {times} * {debits},
                    credits = credits + {times} * {credits},
                    version = version + {times} * {version} WHERE id = '{id}'"
            );
            run(conn, sql).await;
        }
    }
}

/// Times that stand in documents, the oldest first.
fn times(all: &[Template]) -> Vec<Needle> {
    let mut found = BTreeSet::new();
    for it in all {
        for row in 0..it.rows.len() {
            found.extend(TIMES.iter().filter_map(|name| it.value(row, name)));
        }
    }
    let needle = |time: &&str| (time.to_string(), format!("CAST({time} + shift AS TEXT)"));
    found.iter().map(needle).collect()
}

fn pick(words: &[&str], capital: bool) -> String {
    let cases: String = words
        .iter()
        .enumerate()
        .map(|(number, word)| {
            let (head, tail) = word.split_at(1);
            let head = if capital {
                head.to_uppercase()
            } else {
                head.to_owned()
            };
            format!(" WHEN {number} THEN '{head}{tail}'")
        })
        .collect();
    format!("(CASE k % {}{cases} END)", words.len())
}

fn columns(
    it: &Template,
    needles: &[Needle],
    number: impl Fn(&str, &str, usize) -> String,
) -> Vec<String> {
    let of = |(place, column): (usize, &super::template::Column)| {
        let values: Vec<_> = it
            .rows
            .iter()
            .enumerate()
            .map(|(row, values)| match &values[place] {
                None => "NULL".to_owned(),
                Some(value) if column.is_text => copy::text(value, needles),
                Some(value) => number(&column.name, value, row),
            })
            .collect();
        copy::column(&values, column.is_text)
    };
    it.columns.iter().enumerate().map(of).collect()
}

/// Writes copies `from..=to` of the rows, many a statement.
async fn chunks(
    conn: &mut AnyConnection,
    it: &Template,
    source: &str,
    columns: &[String],
    (from, to): (i64, i64),
) {
    let names: Vec<_> = it.columns.iter().map(|it| it.name.as_str()).collect();
    let (names, columns) = (names.join(", "), columns.join(", "));
    let rows: Vec<_> = (0..it.rows.len()).map(|row| format!("({row})")).collect();
    let (table, rows) = (it.table, rows.join(", "));
    let mut next = from;
    while next <= to {
        let end = to.min(next + CHUNK - 1);
        let sql = format!(
            "WITH RECURSIVE n (k) AS (SELECT CAST({next} AS BIGINT)
                UNION ALL SELECT k + 1 FROM n WHERE k < {end}),
             o AS ({source}), t (i) AS (VALUES {rows})
             INSERT INTO {table} ({names}) SELECT {columns} FROM o CROSS JOIN t ORDER BY k, i"
        );
        run(conn, sql).await;
        next = end + 1;
    }
}
