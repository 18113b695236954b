//! The plan of every statement that runs in a test, on both engines: no statement may read more
//! rows the larger a tenant is.
//!
//! `store` tells each statement that it runs. When a story ends, the plan of each that was not
//! known yet is read twice, over skewed data (`plans/fill.rs`): without statistics of it and with
//! them. What is refused is said in `plans/rule.rs`, and
//! what is let pass, with the reason, in `plans/exceptions.rs`.

mod exceptions;
mod fill;
mod postgres;
mod reader;
mod rule;
mod sqlite;
mod values;

use std::{
    collections::BTreeSet,
    fmt::Debug,
    fs::OpenOptions,
    io::Write,
    sync::{Mutex, Once, PoisonError},
};

use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer, Registry, filter,
    layer::{Context, SubscriberExt},
    registry::LookupSpan,
};

/// Names a file to which a test run adds where in `store` the statements stand that it ran.
const RECORD: &str = "TRIBUTARY_TEST_STATEMENTS";

/// A statement as it ran.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Statement {
    /// `sqlite` or `postgres`.
    engine: String,
    /// Its text, with one blank between words.
    text: String,
    /// A letter for each value: `i` of an integer, `t` of a text, large where it is absent.
    types: String,
    /// Where it stands in `store`.
    site: String,
}

/// The statements whose plan was not read yet, and those that were seen at all.
static SEEN: Mutex<(BTreeSet<Statement>, BTreeSet<String>)> =
    Mutex::new((BTreeSet::new(), BTreeSet::new()));

/// Hears of statements from here on, in this process.
pub(crate) fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let subscriber = Registry::default().with(listener());
        // A test that has a subscriber of its own for the whole process hears them itself.
        let _ = tracing::subscriber::set_global_default(subscriber);
    });
}

/// What hears of statements, for a test that listens to others too.
pub(crate) fn listener<S>() -> impl Layer<S>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let ours = filter::filter_fn(|meta| meta.target() == "store::sql");
    Listener.with_filter(ours)
}

/// Reads the plans of the statements that are new where a record of them is asked for, and fails by
/// name of those that must not be.
pub(crate) async fn check() {
    let new = std::mem::take(&mut seen().0);
    if new.is_empty() || std::env::var_os(RECORD).is_none() {
        return;
    }
    let reader::Answer { faults, indexes } = reader::read(new.iter().cloned().collect()).await;
    record(&new, &indexes);
    assert!(
        faults.is_empty(),
        "statements read more rows the larger a tenant is (what is meant to is named in \
         `testkit/src/plans/exceptions.rs`):\n\n{}",
        faults.join("\n\n")
    );
}

fn seen() -> std::sync::MutexGuard<'static, (BTreeSet<Statement>, BTreeSet<String>)> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// For `cargo xtask test`, which looks for statements that no test ran and for indexes that none of
/// them uses.
fn record(new: &BTreeSet<Statement>, indexes: &BTreeSet<(String, String)>) {
    let Some(path) = std::env::var_os(RECORD) else {
        return;
    };
    let statements = new
        .iter()
        .map(|it| format!("statement\t{}\t{}\t{}\n", it.engine, it.site, it.text));
    let indexes = indexes
        .iter()
        .map(|(engine, index)| format!("index\t{engine}\t{index}\n"));
    let lines: String = statements.chain(indexes).collect();
    let file = OpenOptions::new().create(true).append(true).open(path);
    // One write: several processes add to the file.
    let written = file.and_then(|mut file| file.write_all(lines.as_bytes()));
    written.expect("the statements are noted");
}

struct Listener;

impl<S: Subscriber> Layer<S> for Listener {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut statement = Statement::default();
        event.record(&mut statement);
        // Those of a test are its own affair, and those that make statistics have no plan.
        let ours = statement.site.starts_with("crates/store/src/");
        let count = ["PRAGMA", "ANALYZE"];
        if !ours || count.iter().any(|it| statement.text.starts_with(it)) {
            return;
        }
        let mut seen = seen();
        let name = format!(
            "{} {} {}",
            statement.engine, statement.types, statement.text
        );
        if seen.1.insert(name) {
            seen.0.insert(statement);
        }
    }
}

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "engine" => self.engine = value.to_owned(),
            "types" => self.types = value.to_owned(),
            "site" => self.site = value.to_owned(),
            "statement" => {
                self.text = value.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
