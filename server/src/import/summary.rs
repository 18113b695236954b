//! What an import came to.

use std::path::PathBuf;

use domain::money::{Currency, Money};
use serde_json::json;

use super::importer::{Outcome, Reading};

/// Reasons that are kept.
const MOST_REASONS: usize = 1_000;
/// Reasons that people are shown.
const SHOWN_REASONS: usize = 20;

/// What an import came to. Amounts are of the rows that were brought in now, in minor units.
pub struct Summary {
    /// Rows that were read.
    pub read: u64,
    /// Rows that were brought in now.
    pub imported: u64,
    /// Rows that had been brought in before.
    pub skipped: u64,
    /// Rows that said the same as one above them.
    pub repeated: u64,
    /// Rows that were not taken.
    pub rejected: u64,
    /// Rows of which nobody can say before the questions about the file are answered.
    pub waiting: u64,
    /// The sum of the payments.
    pub amount: i64,
    /// The sum of the platform's fees.
    pub application_fee: i64,
    /// The currency of both.
    pub currency: Currency,
    /// How the file was read.
    pub readings: Vec<Reading>,
    /// Why rows were not taken, in the order of the first row.
    pub reasons: Vec<Reason>,
    /// Where the rejected rows are.
    pub rejected_file: Option<PathBuf>,
}

/// Why rows were not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// In words.
    pub text: String,
    /// How many rows.
    pub rows: u64,
    /// The line of the first.
    pub line: u64,
}

impl Summary {
    /// Nothing yet.
    pub fn new(currency: Currency, readings: Vec<Reading>) -> Self {
        Self {
            read: 0,
            imported: 0,
            skipped: 0,
            repeated: 0,
            rejected: 0,
            waiting: 0,
            amount: 0,
            application_fee: 0,
            currency,
            readings,
            reasons: Vec::new(),
            rejected_file: None,
        }
    }

    /// Counts the row on that line.
    pub fn add(&mut self, line: u64, outcome: Outcome) {
        match outcome {
            Outcome::Imported(amount, fee) => {
                self.imported += 1;
                self.amount = self.amount.saturating_add(amount);
                self.application_fee = self.application_fee.saturating_add(fee);
            }
            Outcome::Skipped => self.skipped += 1,
            Outcome::Repeated => self.repeated += 1,
            Outcome::Waiting => self.waiting += 1,
            Outcome::Rejected(reason) => {
                self.rejected += 1;
                self.add_reason(line, reason);
            }
        }
    }

    fn add_reason(&mut self, line: u64, text: String) {
        if let Some(known) = self.reasons.iter_mut().find(|reason| reason.text == text) {
            known.rows += 1;
        } else if self.reasons.len() < MOST_REASONS {
            self.reasons.push(Reason {
                text,
                rows: 1,
                line,
            });
        }
    }

    /// What is wrong with every row, if it is the same and there are several.
    pub fn wrong_with_all(&self) -> Option<&Reason> {
        match self.reasons.as_slice() {
            [only] if only.rows == self.read && self.read > 1 => Some(only),
            _ => None,
        }
    }

    /// For scripts.
    pub fn to_json(&self) -> serde_json::Value {
        let file = self
            .rejected_file
            .as_ref()
            .map(|file| file.display().to_string());
        let reasons: Vec<_> = self
            .reasons
            .iter()
            .map(|it| json!({ "reason": it.text, "rows": it.rows, "line": it.line }))
            .collect();
        let readings: serde_json::Map<String, serde_json::Value> = self
            .readings
            .iter()
            .map(|it| (it.name.to_owned(), it.value.clone().into()))
            .collect();
        json!({
            "read": self.read, "imported": self.imported, "skipped": self.skipped,
            "repeated": self.repeated, "rejected": self.rejected, "amount": self.amount,
            "application_fee": self.application_fee, "currency": self.currency.code(),
            "read_as": readings, "reasons": reasons, "rejected_file": file,
        })
    }

    /// For people. `what` are accounts or payments.
    pub fn to_text(&self, what: &str) -> String {
        let mut text = format!(
            "{} rows read: {} {what} imported, {} skipped (imported before), {} rejected.",
            self.read, self.imported, self.skipped, self.rejected
        );
        text.push_str(&self.notes());
        text.push_str(&readings_text(&self.readings));
        text.push_str(&self.reasons_text());
        if let Some(file) = &self.rejected_file {
            text.push_str(&format!("\nThe rejected rows are in {}.", file.display()));
        }
        text
    }

    /// What else is to be said of the rows that are taken.
    pub fn notes(&self) -> String {
        let mut text = String::new();
        if self.repeated > 0 {
            text.push_str(&format!(
                "\n{} more rows repeat one above them.",
                self.repeated
            ));
        }
        if self.amount > 0 {
            let amount = Money::new(self.amount, self.currency);
            let fee = Money::new(self.application_fee, self.currency);
            text.push_str(&format!(
                "\nTogether {amount}, of which {fee} are application fees."
            ));
        }
        text
    }

    /// Why rows were rejected, a line for each reason.
    pub fn reasons_text(&self) -> String {
        let shown = self.reasons.iter().take(SHOWN_REASONS);
        let mut text: String = shown
            .map(|Reason { text, rows, line }| match rows {
                1 => format!("\n  line {line}: {text}"),
                _ => format!("\n  {rows} rows, first on line {line}: {text}"),
            })
            .collect();
        let told: u64 = self
            .reasons
            .iter()
            .take(SHOWN_REASONS)
            .map(|it| it.rows)
            .sum();
        if self.rejected > told {
            text.push_str(&format!(
                "\n  {} rows for other reasons",
                self.rejected - told
            ));
        }
        match text.is_empty() {
            true => text,
            false => format!("\nRejected:{text}"),
        }
    }
}

/// How a file is read, a line for each.
pub fn readings_text(readings: &[Reading]) -> String {
    let lines: String = readings
        .iter()
        .map(|it| format!("\n  {}", it.text))
        .collect();
    format!("\nRead as:{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejected(reasons: &[&str]) -> Summary {
        let mut summary = Summary::new(Currency::BRL, Vec::new());
        for (line, reason) in (2..).zip(reasons) {
            summary.read += 1;
            summary.add(line, Outcome::Rejected((*reason).to_owned()));
        }
        summary
    }

    #[test]
    fn reasons_are_counted_with_their_first_line() {
        let summary = rejected(&["a", "b", "a"]);
        let text = summary.to_text("payments");
        assert!(
            text.contains("\n  2 rows, first on line 2: a\n  line 3: b"),
            "{text}"
        );
        let many: Vec<String> = (0..25).map(|it| it.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let text = rejected(&many).to_text("payments");
        assert!(text.contains("\n  5 rows for other reasons"), "{text}");
    }

    #[test]
    fn what_is_wrong_with_every_row_is_one_reason_of_several_rows() {
        assert!(rejected(&["a", "a"]).wrong_with_all().is_some());
        assert!(rejected(&["a"]).wrong_with_all().is_none());
        assert!(rejected(&["a", "b"]).wrong_with_all().is_none());
        let mut some = rejected(&["a", "a"]);
        some.read += 1;
        some.add(4, Outcome::Imported(1, 0));
        assert!(some.wrong_with_all().is_none());
    }
}
