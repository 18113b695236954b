//! What keeps a row, or a whole file, from being read.

use std::collections::BTreeMap;
use std::fmt;

/// Why a row is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something is wrong with the row; the others are not concerned.
    Row(String),
    /// The file can be read in several ways, or in none, until somebody says how. What is to be
    /// said stands among the [`Questions`] of where it came up.
    File,
}

/// What must be said about a file before any of it is brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about, such as ``column `price` ``.
    pub about: String,
    /// What is the matter, and what can be said.
    pub text: String,
    /// The options that answer it, each by itself: names and values as a shell's words.
    pub answers: Vec<Vec<String>>,
    /// On which line it came up first.
    pub line: u64,
    /// On how many rows; none when the header alone is concerned.
    pub rows: u64,
}

/// Questions, one of each kind.
#[derive(Default)]
pub struct Questions(BTreeMap<(String, &'static str), Question>);

impl Questions {
    /// Adds a row to the question of that kind about that thing; `make` says it the first time, as
    /// its text and its answers.
    pub fn ask(
        &mut self,
        about: &str,
        kind: &'static str,
        line: u64,
        make: impl FnOnce() -> (String, Vec<Vec<String>>),
    ) {
        self.entry(about, kind, line, make).rows += 1;
    }

    /// Asks about the header, whatever the rows are.
    pub fn ask_of_header(
        &mut self,
        about: &str,
        kind: &'static str,
        make: impl FnOnce() -> (String, Vec<Vec<String>>),
    ) {
        self.entry(about, kind, 1, make);
    }

    fn entry(
        &mut self,
        about: &str,
        kind: &'static str,
        line: u64,
        make: impl FnOnce() -> (String, Vec<Vec<String>>),
    ) -> &mut Question {
        let key = (about.to_owned(), kind);
        self.0.entry(key).or_insert_with(|| {
            let (text, answers) = make();
            Question {
                about: about.to_owned(),
                text,
                answers,
                line,
                rows: 0,
            }
        })
    }

    /// All of them, in the order in which they came up.
    pub fn into_list(self) -> Vec<Question> {
        let mut all: Vec<Question> = self.0.into_values().collect();
        all.sort_by_key(|question| question.line);
        all
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            about,
            text,
            line,
            rows,
            ..
        } = self;
        match rows {
            0 => write!(f, "{about}: {text}"),
            1 => write!(f, "{about}, line {line}: {text}"),
            _ => write!(f, "{about}, {rows} rows, first on line {line}: {text}"),
        }
    }
}

/// A file of which nothing was brought in.
#[derive(Debug)]
pub struct Refusal {
    /// The file, as it was named.
    pub file: String,
    /// What must be said first, or what is wrong with every row.
    pub questions: Vec<Question>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing of {} was imported", self.file)?;
        for question in &self.questions {
            write!(f, "\n  {question}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

/// An option with its value, as words of a shell.
pub fn option(name: &str, value: &str) -> Vec<String> {
    vec![name.to_owned(), value.to_owned()]
}
