//! What `--dry-run` finds.

use serde_json::{Value, json};

use super::columns::Columns;
use super::fault::Question;
use super::file::Input;
use super::line::to_run;
use super::summary::{Summary, readings_text};
use super::survey::{Seen, Survey};

/// What a file is like, and what would come of it.
pub struct Report {
    file: String,
    rows: u64,
    columns: Vec<Described>,
    questions: Vec<Question>,
    /// What an import would come to.
    expected: Summary,
}

/// A column.
struct Described {
    name: String,
    used_as: String,
    seen: Seen,
}

impl Report {
    /// Of what was found.
    pub fn new(input: &Input, columns: &Columns, survey: Survey, expected: Summary) -> Self {
        let names = input.header().columns().iter().enumerate();
        let columns = names
            .zip(survey.columns)
            .map(|((place, column), seen)| Described {
                used_as: match column.named || seen.filled > 0 {
                    true => columns.used_as(place),
                    false => "ignored: empty and without a name".to_owned(),
                },
                name: column.name.clone(),
                seen,
            });
        Self {
            file: input.path().display().to_string(),
            rows: survey.rows,
            columns: columns.collect(),
            questions: survey.questions,
            expected,
        }
    }

    /// Whether an import would take every row.
    pub fn is_clean(&self) -> bool {
        self.questions.is_empty() && self.expected.rejected == 0
    }

    /// For scripts. `typed` are the words of the command.
    pub fn to_json(&self, typed: &[String]) -> Value {
        let columns: Vec<Value> = self
            .columns
            .iter()
            .map(|it| {
                json!({
                    "name": it.name, "used_as": it.used_as, "filled": it.seen.filled,
                    "longest": it.seen.longest, "longest_on_line": it.seen.line,
                })
            })
            .collect();
        let questions: Vec<Value> = self
            .questions
            .iter()
            .map(|it| {
                json!({
                    "about": it.about, "question": it.text, "rows": it.rows, "line": it.line,
                    "answers": it.answers,
                })
            })
            .collect();
        json!({
            "dry_run": true, "file": self.file, "rows": self.rows, "columns": columns,
            "questions": questions, "waiting": self.expected.waiting,
            "expected": self.expected.to_json(), "run": self.lines(typed),
        })
    }

    /// For people. `what` are accounts or payments, `typed` the words of the command.
    pub fn to_text(&self, what: &str, typed: &[String]) -> String {
        let mut text = format!("{}: {} rows", self.file, self.rows);
        text.push_str(&self.columns_text());
        text.push_str(&readings_text(&self.expected.readings));
        text.push_str(&self.expected_text(what));
        if !self.questions.is_empty() {
            text.push_str("\nTo be said first:");
        }
        for question in &self.questions {
            text.push_str(&format!("\n  {question}"));
        }
        text.push_str("\nNothing was written. ");
        text.push_str(&run_text(&self.lines(typed)));
        text
    }

    fn columns_text(&self) -> String {
        let width = |text: fn(&Described) -> &str| {
            let widths = self.columns.iter().map(|it| text(it).chars().count());
            widths.max().unwrap_or(0)
        };
        let (names, uses) = (width(|it| &it.name), width(|it| &it.used_as));
        let lines = self.columns.iter().map(|it| {
            let Seen {
                filled,
                longest,
                line,
            } = it.seen;
            let longest = match filled {
                0 => "always empty".to_owned(),
                _ => format!("{filled} filled, at most {longest} characters (line {line})"),
            };
            format!("\n  {:names$}  {:uses$}  {longest}", it.name, it.used_as)
        });
        format!("\nColumns:{}", lines.collect::<String>())
    }

    fn expected_text(&self, what: &str) -> String {
        let expected = &self.expected;
        let mut text = format!(
            "\nOf these, {} {what} would be imported, {} skipped (imported before), {} rejected.",
            expected.imported, expected.skipped, expected.rejected
        );
        if expected.waiting > 0 {
            text.push_str(&format!(
                "\n{} more rows wait for an answer.",
                expected.waiting
            ));
        }
        text.push_str(&expected.notes());
        text.push_str(&expected.reasons_text());
        text
    }

    fn lines(&self, typed: &[String]) -> Vec<String> {
        to_run(typed, &self.questions)
    }
}

/// Invites to run a line, or one of several.
pub fn run_text(lines: &[String]) -> String {
    let invite = match lines {
        [_] => "To import, run",
        _ => "To import, run one of these, as is meant",
    };
    format!("{invite}:\n  {}", lines.join("\n  "))
}
