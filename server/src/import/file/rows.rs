//! Reading a file row by row.

use std::fs::File;
use std::io::{BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Context;
use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytes;

use super::super::fault::{Fault, Question, Questions, option};
use super::super::trim::trim;
use super::encoding::Guess;
use super::{Coding, Header, Known, Separator};

/// The longest row, in bytes. A quote that is not closed makes the rest of the file one row, which
/// must not fill the memory.
const LONGEST: u64 = 1024 * 1024;

/// One row.
pub struct Row {
    /// The line in the file on which it begins, from 1.
    pub line: u64,
    /// Its cells as they stand in the file, in UTF-8 if they are texts at all.
    pub raw: Vec<Vec<u8>>,
    /// Its cells as texts without what cannot be seen at the edges, one per column; or why that
    /// cannot be.
    pub cells: Result<Vec<String>, Fault>,
}

/// The rows of a file, in their order.
pub struct Rows {
    lines: Lines,
    header: Header,
    coding: Coding,
    questions: Questions,
    guess: Guess,
}

impl Rows {
    /// The rows that `lines` has after its header.
    pub fn new(lines: Lines, header: Header, coding: Coding) -> Self {
        Self {
            lines,
            header,
            coding,
            questions: Questions::default(),
            guess: Guess::new(),
        }
    }

    /// How many bytes of the file were read.
    pub fn seen(&self) -> u64 {
        self.lines.seen.load(Ordering::Relaxed)
    }

    /// What must be said before the rows can be read.
    pub fn questions(self) -> Vec<Question> {
        let mut all = self.questions.into_list();
        // One answer is enough for all columns.
        if let Some(first) = all.first_mut() {
            (first.text, first.answers) = not_utf8(self.guess.encoding());
        }
        all
    }

    /// The next row that is not empty; `None` at the end.
    pub fn next(&mut self) -> anyhow::Result<Option<Row>> {
        while let Some((line, record)) = self.lines.next()? {
            let raw = self.header.without_own(record.iter());
            let cells = self.texts(line, &raw);
            if cells
                .as_ref()
                .is_ok_and(|cells| cells.iter().all(String::is_empty))
            {
                continue;
            }
            let cells = cells.and_then(|cells| self.fit(cells));
            return Ok(Some(Row { line, raw, cells }));
        }
        Ok(None)
    }

    fn texts(&mut self, line: u64, raw: &[Vec<u8>]) -> Result<Vec<String>, Fault> {
        let mut cells = Vec::with_capacity(raw.len());
        for (place, cell) in raw.iter().enumerate() {
            match self.coding.text(cell) {
                Some(text) => {
                    self.guess.look_at_text(text);
                    cells.push(trim(text).to_owned());
                }
                None => return Err(self.no_text(line, place, cell)),
            }
        }
        Ok(cells)
    }

    fn no_text(&mut self, line: u64, place: usize, cell: &[u8]) -> Fault {
        let column = self.header.columns().get(place);
        let about = column.map_or_else(
            || "the row".to_owned(),
            |it| format!("column `{}`", it.name),
        );
        if self.coding.known == Known::Assumed {
            self.guess.look(cell);
            let told = || ("not UTF-8 either".to_owned(), Vec::new());
            self.questions.ask(&about, "encoding", line, told);
            return Fault::File;
        }
        Fault::Row(format!("{about} is not {}", self.coding.encoding.name()))
    }

    fn fit(&self, cells: Vec<String>) -> Result<Vec<String>, Fault> {
        if self.header.is_repeated_by(&cells) {
            return Err(Fault::Row("the row repeats the header".to_owned()));
        }
        let found = cells.len();
        let told = |expected| Fault::Row(format!("{found} fields instead of {expected}"));
        self.header.fit(cells).map_err(told)
    }
}

/// What is asked about bytes that are not UTF-8 and seem to be `guess`.
pub fn not_utf8(guess: &'static Encoding) -> (String, Vec<Vec<String>>) {
    let name = guess.name().to_ascii_lowercase();
    let text = match guess == UTF_8 {
        true => {
            "not UTF-8, as other rows are. --encoding utf-8 rejects such rows one by one".to_owned()
        }
        false => format!(
            "not UTF-8. It looks like {name}: add --encoding {name}, or whatever it is. --encoding \
             utf-8 rejects such rows one by one"
        ),
    };
    (text, vec![option("--encoding", &name)])
}

/// The records of a file, the header among them, with the lines on which they begin.
pub struct Lines {
    reader: Reader<DecodeReaderBytes<Counted, Vec<u8>>>,
    seen: Arc<AtomicU64>,
    /// Added to line numbers: the reader counts the line ends of Windows one row too late.
    late: Option<u64>,
    /// How far the row that is being read may go.
    limit: Arc<AtomicU64>,
}

impl Lines {
    /// From the beginning of the file.
    pub fn new(file: File, coding: Coding, separator: Separator) -> Self {
        let seen = Arc::new(AtomicU64::new(0));
        let limit = Arc::new(AtomicU64::new(LONGEST));
        let counted = Counted {
            file: BufReader::new(file),
            seen: seen.clone(),
            limit: limit.clone(),
        };
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator.byte())
            .from_reader(coding.decode(counted));
        Self {
            reader,
            seen,
            late: None,
            limit,
        }
    }

    /// The next record and its line.
    pub fn next(&mut self) -> anyhow::Result<Option<(u64, ByteRecord)>> {
        let end = self.seen.load(Ordering::Relaxed).saturating_add(LONGEST);
        self.limit.store(end, Ordering::Relaxed);
        let line = self.reader.position().line() + self.late.unwrap_or(0);
        let mut record = ByteRecord::new();
        let read = self.reader.read_byte_record(&mut record);
        if !read.with_context(|| format!("reading the row at line {line}"))? {
            return Ok(None);
        }
        if self.late.is_none() {
            let inside = record.as_slice().iter().filter(|byte| **byte == b'\n');
            let expected = 2 + u64::try_from(inside.count()).unwrap_or_default();
            self.late = Some(
                expected
                    .saturating_sub(self.reader.position().line())
                    .min(1),
            );
        }
        Ok(Some((line, record)))
    }
}

/// Counts what was read, for the progress bar, and stops at rows without an end.
struct Counted {
    file: BufReader<File>,
    seen: Arc<AtomicU64>,
    limit: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.seen.load(Ordering::Relaxed) > self.limit.load(Ordering::Relaxed) {
            let told = "the row is too long; is a quote not closed?";
            return Err(std::io::Error::other(told));
        }
        let read = self.file.read(buffer)?;
        self.seen
            .fetch_add(u64::try_from(read).unwrap_or(0), Ordering::Relaxed);
        Ok(read)
    }
}
