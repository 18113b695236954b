//! A CSV file: its encoding, its separator, its header and its rows.

mod encoding;
mod header;
mod rows;
mod separator;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use encoding_rs::Encoding;

pub use encoding::{Coding, Known};
use encoding::{Guess, unmarked_utf16};
pub use header::{Column, Header};
pub use rows::{Row, Rows};
pub use separator::Separator;

use super::fault::{Question, Refusal, option};
use rows::Lines;

/// The column in which rejected rows have the line on which they stood.
pub const LINE: &str = "tributary_line";
/// The column in which rejected rows have the reason.
pub const REASON: &str = "tributary_reason";

/// What was said about a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said {
    /// What stands between columns.
    pub separator: Option<Separator>,
    /// Its encoding.
    pub encoding: Option<&'static Encoding>,
}

/// A CSV file whose rows can be read, more than once.
pub struct Input {
    path: PathBuf,
    size: u64,
    coding: Coding,
    separator: Separator,
    header: Header,
    questions: Vec<Question>,
}

impl Input {
    /// Looks at the file and reads its header. `wanted` are columns that it should have: without
    /// them it may have another separator than thought.
    pub fn open(path: &Path, said: Said, wanted: &[&str]) -> anyhow::Result<Self> {
        let shown = path.display();
        let about = std::fs::metadata(path).with_context(|| format!("{shown}"))?;
        if about.is_dir() {
            bail!("{shown} is a folder; name a CSV file");
        }
        if !about.is_file() {
            bail!("{shown} cannot be read twice; save it to a file first");
        }
        let mut questions = Vec::new();
        let coding = coding(path, said.encoding, &mut questions)?;
        let separator = said.separator.unwrap_or(Separator::COMMA);
        let Some(mut header) = read_header(path, coding, separator)? else {
            bail!("{shown} is empty; it needs a header row");
        };
        let mut found = separator;
        if let Some((better, with_it)) = better(path, coding, separator, &header, wanted)? {
            questions.push(other_separator(separator, better));
            (found, header) = (better, Ok(with_it));
        }
        let lacks = |header: &Header| wanted.iter().any(|name| header.place(name).is_none());
        if !questions.is_empty() && header.as_ref().is_ok_and(lacks) {
            let file = shown.to_string();
            return Err(Refusal { file, questions }.into());
        }
        Ok(Self {
            path: path.to_owned(),
            size: about.len(),
            coding,
            separator: found,
            header: header.map_err(|why| anyhow::anyhow!("{shown}: {why}"))?,
            questions,
        })
    }

    /// Its path, as it was named.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The names of its columns.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What must be said before it can be read. Until then it is read as it seems to be.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Its encoding.
    pub fn coding(&self) -> Coding {
        self.coding
    }

    /// What stands between its columns.
    pub fn separator(&self) -> Separator {
        self.separator
    }

    /// Its rows, from the first.
    pub fn rows(&self) -> anyhow::Result<Rows> {
        let mut lines = lines(&self.path, self.coding, self.separator)?;
        lines.next()?;
        Ok(Rows::new(lines, self.header.clone(), self.coding))
    }
}

/// The encoding of the file. Where nobody says it and the header cannot be read in UTF-8, it is
/// guessed and asked about.
fn coding(
    path: &Path,
    said: Option<&'static Encoding>,
    questions: &mut Vec<Question>,
) -> anyhow::Result<Coding> {
    let start = start(path)?;
    let coding = Coding::of(&start, said);
    if coding.known != Known::Assumed {
        return Ok(coding);
    }
    let (text, answers, guess) = if let Some(guess) = unmarked_utf16(&start) {
        let name = guess.name().to_ascii_lowercase();
        let text =
            format!("it looks like UTF-16 without a mark that says so: add --encoding {name}");
        (text, vec![option("--encoding", &name)], guess)
    } else if std::str::from_utf8(first_line(&start)).is_err() {
        let mut guess = Guess::new();
        guess.look(&start);
        let (text, answers) = rows::not_utf8(guess.encoding());
        (text, answers, guess.encoding())
    } else {
        return Ok(coding);
    };
    questions.push(about_header(text, answers));
    Ok(Coding::guessed(guess))
}

fn start(path: &Path) -> anyhow::Result<Vec<u8>> {
    let shown = || format!("{}", path.display());
    let file = File::open(path).with_context(shown)?;
    let mut start = Vec::new();
    let sample = u64::try_from(encoding::SAMPLE).unwrap_or_default();
    file.take(sample)
        .read_to_end(&mut start)
        .with_context(shown)?;
    Ok(start)
}

fn first_line(start: &[u8]) -> &[u8] {
    start
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default()
}

fn lines(path: &Path, coding: Coding, separator: Separator) -> anyhow::Result<Lines> {
    let file = File::open(path).with_context(|| format!("{}", path.display()))?;
    Ok(Lines::new(file, coding, separator))
}

/// The header, or what is wrong with it; `None` if the file is empty.
fn read_header(
    path: &Path,
    coding: Coding,
    separator: Separator,
) -> anyhow::Result<Option<Result<Header, String>>> {
    let first = lines(path, coding, separator)?.next();
    let Some((_, record)) = first.with_context(|| format!("{}", path.display()))? else {
        return Ok(None);
    };
    let texts: Option<Vec<&str>> = record.iter().map(|cell| coding.text(cell)).collect();
    Ok(Some(match texts {
        Some(texts) => Header::new(&texts),
        None => Err(format!("the header is not {}", coding.encoding.name())),
    }))
}

/// The separator with which the file has the columns that are wanted, or several instead of one,
/// if `current` does not do; and the header with it.
fn better(
    path: &Path,
    coding: Coding,
    current: Separator,
    header: &Result<Header, String>,
    wanted: &[&str],
) -> anyhow::Result<Option<(Separator, Header)>> {
    let has_all = |header: &Header| wanted.iter().all(|name| header.place(name).is_some());
    let several = |header: &Header| header.columns().len() > 1;
    if header.as_ref().is_ok_and(has_all) {
        return Ok(None);
    }
    let single = header.as_ref().is_ok_and(|it| !several(it));
    for other in Separator::USUAL.into_iter().filter(|it| *it != current) {
        let Some(Ok(found)) = read_header(path, coding, other)? else {
            continue;
        };
        if several(&found) && (has_all(&found) || single) {
            return Ok(Some((other, found)));
        }
    }
    Ok(None)
}

fn other_separator(current: Separator, better: Separator) -> Question {
    let text = format!(
        "with `{current}` between columns it has not those that were named; it looks as if \
         `{better}` stood between them: add --separator '{better}'"
    );
    about_header(text, vec![option("--separator", &better.to_string())])
}

fn about_header(text: String, answers: Vec<Vec<String>>) -> Question {
    Question {
        about: "the header".to_owned(),
        text,
        answers,
        line: 1,
        rows: 0,
    }
}
