//! Named steps, how long each took, and the table at the end.

use std::io::Write;
use std::time::{Duration, Instant};

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did what it should. The remark, if any, belongs in the table.
    Passed(Option<String>),
    /// It did not, for this reason.
    Failed(String),
    /// It was not tried, for this reason.
    Skipped(String),
}

/// The steps that have run so far.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<(String, Duration, Outcome)>,
}

impl Report {
    /// Runs one step, says so, and remembers how it ended.
    pub fn step(&mut self, name: &str, what: &str, work: impl FnOnce() -> Outcome) -> bool {
        println!("\n== {name}: {what}");
        flush();
        let start = Instant::now();
        let outcome = work();
        let took = start.elapsed();
        let passed = matches!(outcome, Outcome::Passed(_));
        println!("== {name}: {} in {}", sentence(&outcome), seconds(took));
        flush();
        self.lines.push((name.to_owned(), took, outcome));
        passed
    }

    /// Remembers a step that is not tried.
    pub fn skip(&mut self, name: &str, why: &str) {
        self.lines.push((
            name.to_owned(),
            Duration::ZERO,
            Outcome::Skipped(why.to_owned()),
        ));
    }

    /// Names of the steps that failed.
    pub fn failures(&self) -> Vec<&str> {
        let failed = self
            .lines
            .iter()
            .filter(|line| matches!(line.2, Outcome::Failed(_)));
        failed.map(|line| line.0.as_str()).collect()
    }

    /// The table of all steps.
    pub fn table(&self) -> String {
        let rows = self.lines.iter().map(|(name, took, outcome)| {
            format!("{name:<10} {:>9}  {}\n", seconds(*took), sentence(outcome))
        });
        let total: Duration = self.lines.iter().map(|line| line.1).sum();
        format!(
            "{}{:<10} {:>9}\n",
            rows.collect::<String>(),
            "total",
            seconds(total)
        )
    }
}

/// Does a piece of work, saying what it is and how long it took.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!(".. {what}");
    flush();
    let start = Instant::now();
    let result = work();
    let end = if result.is_ok() { "done" } else { "failed" };
    println!("   {what}: {end} in {}", seconds(start.elapsed()));
    flush();
    result
}

fn sentence(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Passed(None) => "passed".into(),
        Outcome::Passed(Some(remark)) => format!("passed ({remark})"),
        Outcome::Failed(reason) => format!("FAILED: {reason}"),
        Outcome::Skipped(reason) => format!("not run: {reason}"),
    }
}

/// Minutes and seconds, to the tenth of a second.
fn seconds(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    let (minutes, tenths) = (tenths / 600, tenths % 600);
    let rest = format!("{}.{} s", tenths / 10, tenths % 10);
    if minutes == 0 {
        rest
    } else {
        format!("{minutes} min {rest}")
    }
}

fn flush() {
    // A closed pipe is no reason to stop the work.
    let _ = std::io::stdout().flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_minutes_and_seconds() {
        assert_eq!(seconds(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(seconds(Duration::from_millis(61_050)), "1 min 1.0 s");
    }

    #[test]
    fn failures_are_named_and_every_step_is_in_the_table() {
        let mut report = Report::default();
        assert!(report.step("one", "passes", || Outcome::Passed(None)));
        assert!(!report.step("two", "fails", || Outcome::Failed("broken".into())));
        report.skip("three", "two failed");
        assert_eq!(report.failures(), ["two"]);
        let table = report.table();
        assert!(table.contains("FAILED: broken") && table.contains("not run: two failed"));
        assert_eq!(table.lines().count(), 4);
    }
}
