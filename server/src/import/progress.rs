//! How far an import is.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// Rows between two lines where standard error is no terminal, such as a log.
const ROWS_PER_LINE: u64 = 10_000;
/// Rows between two looks of a bar.
const ROWS_PER_LOOK: u64 = 100;

/// Tells how far an import is: a bar on a terminal, else a line now and then.
pub struct Progress {
    bar: ProgressBar,
    size: u64,
    told: String,
    lines: bool,
}

impl Progress {
    /// Of a file of that size in bytes. `doing` is what is done with its rows, which are `what`.
    pub fn new(size: u64, doing: &str, what: &str) -> Self {
        let bar = ProgressBar::new(size);
        let template = "{prefix} [{bar:30}] {percent:>3}%  {msg}  {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        let told = format!("{doing} {what}");
        bar.set_prefix(told.clone());
        let lines = !std::io::stderr().is_terminal();
        Self {
            bar,
            size,
            told,
            lines,
        }
    }

    /// So many bytes and rows were read.
    pub fn at(&mut self, seen: u64, rows: u64) {
        if rows.is_multiple_of(ROWS_PER_LOOK) {
            self.bar.set_position(seen);
            self.bar.set_message(format!("{rows} rows"));
        }
        if self.lines && rows.is_multiple_of(ROWS_PER_LINE) {
            let percent = seen.saturating_mul(100).checked_div(self.size).unwrap_or(0);
            eprintln!("{}: {rows} rows, {}%", self.told, percent.min(100));
        }
    }

    /// All was read.
    pub fn end(self) {
        self.bar.finish_and_clear();
    }
}
