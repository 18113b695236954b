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
    /// Up to where parts of the file were handed out, in bytes and rows.
    handed: (u64, u64),
    /// The last row that the bar showed, and the last one of which a line told.
    shown: u64,
    line: u64,
}

/// A part of the file, which is read at once and done bit by bit.
pub struct Part {
    from: (u64, u64),
    to: (u64, u64),
    /// How many of its rows are to be done.
    items: usize,
}

impl Part {
    /// Where in the file it is when so many of its rows are done, in bytes and rows.
    pub fn at(&self, done: usize) -> (u64, u64) {
        if done >= self.items {
            return self.to;
        }
        let share = |from: u64, to: u64| {
            let whole = u128::from(to.saturating_sub(from));
            let part = whole.saturating_mul(done as u128) / self.items.max(1) as u128;
            from.saturating_add(u64::try_from(part).unwrap_or(0))
        };
        (share(self.from.0, self.to.0), share(self.from.1, self.to.1))
    }
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
            handed: (0, 0),
            shown: 0,
            line: 0,
        }
    }

    /// The part of the file behind the last one, up to so many bytes and rows.
    pub fn part(&mut self, seen: u64, rows: u64, items: usize) -> Part {
        let from = std::mem::replace(&mut self.handed, (seen, rows));
        Part {
            from,
            to: self.handed,
            items,
        }
    }

    /// So many bytes and rows were done.
    pub fn at(&mut self, seen: u64, rows: u64) {
        if rows.saturating_sub(self.shown) >= ROWS_PER_LOOK {
            self.shown = rows;
            self.bar.set_position(seen);
            self.bar.set_message(format!("{rows} rows"));
        }
        if self.lines && rows.saturating_sub(self.line) >= ROWS_PER_LINE {
            self.line = rows - rows % ROWS_PER_LINE;
            let percent = seen.saturating_mul(100).checked_div(self.size).unwrap_or(0);
            eprintln!("{}: {} rows, {}%", self.told, self.line, percent.min(100));
        }
    }

    /// All was read.
    pub fn end(self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_as_far_as_what_was_done_of_it() {
        let mut progress = Progress::new(1_000, "importing", "payments");
        let first = progress.part(600, 30, 20);
        assert_eq!(first.at(0), (0, 0));
        assert_eq!(first.at(5), (150, 7));
        assert_eq!(first.at(20), (600, 30));
        let second = progress.part(1_000, 40, 0);
        assert_eq!(second.at(0), (1_000, 40), "all of its rows were known");
    }
}
