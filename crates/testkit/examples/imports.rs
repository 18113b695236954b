//! How many accounts and payments per second an import writes, by tenth, how much room they take,
//! and how long a search among the accounts takes.
//!
//! `cargo run --release -p tributary-testkit --example imports [postgres] [ACCOUNTS [PAYMENTS]]`
//!
//! The second rate is per second of processor time, which other work on the machine does not change
//! much. Rows are made here and written in the batches that the command writes, so that files are not
//! part of it. The database lies in the temporary folder: `TMPDIR` says on which disk. On SQLite
//! the size of every table and index is told at the end.

use std::time::Instant;

use domain::{
    account::{AccountFilter, AccountOrder, AccountSort, Change},
    id::AccountId,
    list::PageRequest,
    metadata::Patch,
    time::DAY,
};
use service::{
    accounts::{self, ImportRow, Imported},
    clock, payments,
};
use testkit::{World, express, new_payment};

/// Rows of one transaction.
const ROWS: usize = 200;

const NAMES: [&str; 12] = [
    "Heron",
    "Juniper",
    "Łódź",
    "Søren",
    "Ateliê",
    "Northgate",
    "Kiln",
    "Weiß",
    "Ipê",
    "Maré",
    "Œuvres",
    "Rosemary",
];
const TRADES: [&str; 6] = ["Ceramics", "Works", "Studio", "Bakery", "Cycles", "Farm"];

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let postgres = words.iter().any(|word| word == "postgres");
    let mut numbers = words.iter().filter_map(|word| word.parse().ok());
    let accounts: usize = numbers.next().unwrap_or(100_000);
    let payments: usize = numbers.next().unwrap_or(100_000);
    let world = if postgres {
        World::postgres().await.expect("a Postgres that answers")
    } else {
        World::sqlite().await
    };
    let made = import_accounts(&world, accounts).await;
    room(&world, "account", accounts).await;
    search(&world).await;
    if payments > 0 {
        import_payments(&world, &made, payments).await;
        room(&world, "payment", payments).await;
    }
    world.database.remove().await;
}

fn pick<T: Copy>(from: &[T], number: usize) -> T {
    // Neighbours in the file have little in common.
    let place = number.wrapping_mul(2_654_435_761) / 7 % from.len();
    *from.get(place).expect("a place within")
}

fn row(number: usize) -> ImportRow {
    let name = format!(
        "{} {} {}",
        pick(&NAMES, number),
        pick(&TRADES, number * 31),
        number % 9_973
    );
    let mut account = express(&name);
    account.fields.individual = Default::default();
    account.fields.email = Change::Set(format!("ola{number}@shop{}.example", number % 20_011));
    let id = format!(
        "{:032x}",
        (number as u128).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_0C7B)
    );
    let pairs = [
        ("seller_id", id.clone()),
        ("city", format!("City {}", number % 401)),
        ("state", "SP".to_owned()),
    ];
    account.fields.metadata =
        Patch::Merge(pairs.map(|(key, value)| (key.to_owned(), value)).into());
    ImportRow {
        external_id: id,
        account,
    }
}

async fn import_accounts(w: &World, count: usize) -> Vec<AccountId> {
    let mut made = Vec::with_capacity(count);
    let mut pace = Pace::new("accounts", count);
    for first in (0..count).step_by(ROWS) {
        let rows: Vec<ImportRow> = (first..count.min(first + ROWS)).map(row).collect();
        let done = accounts::import(&w.ctx, &w.admin(), &rows)
            .await
            .expect("imported");
        made.extend(done.into_iter().map(|it| match it {
            Imported::New(id) => id,
            other => panic!("{other:?}"),
        }));
        pace.at(made.len());
    }
    made
}

async fn import_payments(w: &World, accounts: &[AccountId], count: usize) {
    let now = clock::get(&w.ctx, &w.admin()).await.expect("the time");
    let mut pace = Pace::new("payments", count);
    for first in (0..count).step_by(ROWS) {
        let rows: Vec<_> = (first..count.min(first + ROWS))
            .map(|number| {
                let age = i64::try_from(number % 1_500).expect("small") * DAY;
                let account = accounts.get(number.wrapping_mul(7_919) % accounts.len());
                let account = account.expect("a place within");
                new_payment(
                    account,
                    &format!("order-{number}"),
                    4_900,
                    588,
                    now.plus(-age),
                )
            })
            .collect();
        payments::record_many(&w.ctx, &w.admin(), &rows)
            .await
            .expect("recorded");
        pace.at(first + rows.len());
    }
}

/// Tells how long the first page of a search takes in two orders: the middle of nine.
async fn search(w: &World) {
    let queries = [
        "ola77@shop77.example",
        "heron 4711",
        "lodz",
        "lodz ceramics",
        "cera",
        "shop",
        "shop77",
        "ola shop example",
        "zzz example",
    ];
    for query in queries {
        let filter = AccountFilter {
            query: Some(query.to_owned()),
            ..Default::default()
        };
        let mut told = format!("{query:>24}");
        for sort in [AccountSort::Created, AccountSort::Name] {
            let order = AccountOrder {
                sort,
                descending: true,
            };
            let (mut times, mut rows) = (Vec::new(), 0);
            for _ in 0..9 {
                let start = Instant::now();
                let first = PageRequest::first(25);
                let page = accounts::search(&w.ctx, &w.admin(), &filter, order, &first).await;
                rows = page.expect("a page").items.len();
                times.push(start.elapsed());
            }
            times.sort_unstable();
            let middle = times.get(4).copied().unwrap_or_default();
            told.push_str(&format!(" {:>8.2} ms", middle.as_secs_f64() * 1e3));
            if sort == AccountSort::Name {
                told.push_str(&format!(" {rows:>3} rows"));
            }
        }
        println!("{told}");
    }
}

/// Tells the rate of every tenth.
struct Pace {
    what: &'static str,
    tenth: usize,
    told: usize,
    since: Instant,
    used: u64,
}

impl Pace {
    fn new(what: &'static str, count: usize) -> Self {
        Self {
            what,
            tenth: count.div_ceil(10).max(1),
            told: 0,
            since: Instant::now(),
            used: processor(),
        }
    }

    fn at(&mut self, done: usize) {
        if done / self.tenth > self.told / self.tenth {
            let rows = (done - self.told) as f64;
            let rate = rows / self.since.elapsed().as_secs_f64();
            let used = (processor() - self.used).max(1) as f64 / TICKS;
            let (what, pure, mib) = (self.what, rows / used, resident());
            println!("{what:>9} {done:>9} {rate:>8.0}/s {pure:>8.0}/s {mib:>6} MiB");
            (self.told, self.since, self.used) = (done, Instant::now(), processor());
        }
    }
}

/// How many of [`processor`]'s are a second.
const TICKS: f64 = 100.0;

/// How much of the processor this process used.
fn processor() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let fields = behind_name.split_whitespace().skip(11).take(2);
    fields.filter_map(|field| field.parse::<u64>().ok()).sum()
}

/// Resident memory in MiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or_default() / 1024
}

async fn room(w: &World, what: &str, count: usize) {
    let sizes = w.sizes().await;
    let all: i64 = sizes.iter().map(|(_, size)| size).sum();
    let each = |size: i64| size / i64::try_from(count).expect("a number").max(1);
    println!("{} bytes per {what} in all", each(all));
    for (name, size) in sizes.iter().take(16) {
        println!("  {:>6} {name}", each(*size));
    }
}
