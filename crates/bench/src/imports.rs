//! Accounts and payments from files, by `tributary import`.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use tempfile::TempDir;
use testkit::Database;

use crate::{
    Outcome, Plan,
    figures::{head, row, whole},
    people::Office,
    place, product,
    program::{MISSING, Program, mebibytes},
    tenths::Tenths,
    told,
};

/// How often the rows are counted.
const PAUSE: Duration = Duration::from_millis(100);

/// What is imported, and how the command is told.
const KINDS: [(&str, &[&str]); 2] = [
    (
        "accounts",
        &[
            "--id",
            "seller",
            "--country",
            "US",
            "--email",
            "email",
            "--name",
            "name",
        ],
    ),
    (
        "payments",
        &[
            "--id",
            "order",
            "--account",
            "seller",
            "--amount",
            "price",
            "--time",
            "at",
            "--application-fee-percent",
            "12",
        ],
    ),
];

/// Prints the table.
pub async fn run(plan: &Plan) -> Outcome<()> {
    if Program::find().is_none() {
        println!("{MISSING}");
        return Ok(());
    }
    let folder = TempDir::new().map_err(told("a temporary folder"))?;
    let files = [
        file(&folder, "accounts.csv", accounts(plan.rows))?,
        file(&folder, "payments.csv", payments(plan.rows))?,
    ];
    let databases = place::fresh(plan).await?;
    head(&[
        "database",
        "rows",
        "a second",
        "by tenth",
        "checked in",
        "memory at most",
        "kB a row",
    ]);
    for (name, database) in databases {
        prepare(&database).await?;
        for ((what, options), file) in KINDS.iter().zip(&files) {
            let before = size(&database);
            let import = import(&database, what, options, file, plan.rows).await?;
            let grown = size(&database)
                .zip(before)
                .map(|(after, before)| after - before);
            row(&import.cells(name, what, plan.rows, grown));
        }
        database.remove().await;
    }
    Ok(())
}

/// Makes the schema and a platform.
async fn prepare(database: &Database) -> Outcome<()> {
    let ctx = product::context(&database.address()).await?;
    Office::of(&ctx).await?;
    ctx.store.close().await;
    Ok(())
}

/// What came of an import.
struct Import {
    tenths: Tenths,
    /// How long it looked at the file before it wrote.
    checked: Duration,
    memory: Option<f64>,
}

impl Import {
    fn cells(&self, name: &str, what: &str, rows: usize, grown: Option<f64>) -> [String; 7] {
        let each = u32::try_from(rows).map_or(1.0, f64::from);
        [
            name.to_owned(),
            format!("{rows} {what}"),
            whole(self.tenths.rate()),
            self.tenths.text(),
            format!("{:.1} s", self.checked.as_secs_f64()),
            mebibytes(self.memory),
            grown.map_or_else(
                || "-".to_owned(),
                |it| format!("{:.2}", it / each / 1_000.0),
            ),
        ]
    }
}

/// Runs the command to its end and counts the rows meanwhile.
async fn import(
    database: &Database,
    what: &str,
    options: &[&str],
    file: &Path,
    rows: usize,
) -> Outcome<Import> {
    let address = database.address();
    let file = file.to_string_lossy();
    let own = [
        "import",
        what,
        file.as_ref(),
        "--currency",
        "USD",
        "--database",
        address.as_str(),
    ];
    let count = async || usize::try_from(database.rows(what).await).unwrap_or_default();
    let before = count().await;
    let start = Instant::now();
    let mut program = Program::start(&[&own[..], options].concat())?;
    let mut import = Import {
        tenths: Tenths::default(),
        checked: Duration::ZERO,
        memory: None,
    };
    let ended = loop {
        let ended = program.ended()?;
        let done = count().await - before;
        if done == 0 {
            import.checked = start.elapsed();
        } else {
            import.tenths.note(import.checked, 0);
            import.tenths.note(start.elapsed(), done);
        }
        import.memory = larger(import.memory, program.memory());
        match ended {
            Some(well) => break (well, done),
            None => tokio::time::sleep(PAUSE).await,
        }
    };
    match ended {
        (true, done) if done == rows => Ok(import),
        (well, done) => Err(format!(
            "imported {done} of {rows} {what}; ended well: {well}"
        )),
    }
}

fn larger(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    one.into_iter().chain(other).reduce(f64::max)
}

/// Bytes of an SQLite file and its log.
fn size(database: &Database) -> Option<f64> {
    let Database::Sqlite(_) = database else {
        return None;
    };
    let bytes = |name: String| std::fs::metadata(name).map_or(0, |it| it.len());
    let all = bytes(database.address()) + bytes(format!("{}-wal", database.address()));
    u32::try_from(all / 1_000)
        .ok()
        .map(|kb| f64::from(kb) * 1_000.0)
}

fn file(folder: &TempDir, name: &str, text: String) -> Outcome<PathBuf> {
    let path = folder.path().join(name);
    std::fs::write(&path, text).map_err(told(name))?;
    Ok(path)
}

const GIVEN: [&str; 8] = [
    "Alma", "Bruno", "Carla", "Dario", "Elif", "Fatou", "Goran", "Hana",
];
const TRADE: [&str; 6] = ["Ceramics", "Books", "Bakery", "Prints", "Garden", "Leather"];

fn accounts(rows: usize) -> String {
    let mut text = "seller,name,email,city\n".to_owned();
    for number in 0..rows {
        let given = GIVEN.get(number % GIVEN.len()).unwrap_or(&"");
        let trade = TRADE.get(number % TRADE.len()).unwrap_or(&"");
        let city = number % 300;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "s{number},{given} {trade} {number},shop{number}@example.com,City {city}"
        );
    }
    text
}

fn payments(rows: usize) -> String {
    let mut text = "order,seller,price,at\n".to_owned();
    for number in 0..rows {
        // Every seller is met, though not in the order in which they came.
        let seller = number.wrapping_mul(7_919) % rows;
        let (price, day) = (5 + number % 90, 1 + number % 28);
        let _ = writeln!(
            text,
            "o{number},s{seller},{price}.50,2026-03-{day:02}T05:06:07Z"
        );
    }
    text
}
