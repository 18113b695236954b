//! The file, row by row.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, bail};
use csv::{ByteRecord, Reader, ReaderBuilder};

/// The longest row, in bytes. A quote that is not closed makes the rest of the file one row, which
/// must not fill the memory.
const LONGEST: u64 = 1024 * 1024;

/// A CSV file that is being read.
pub struct Source {
    reader: Reader<Counted>,
    header: Vec<String>,
    size: u64,
    seen: Arc<AtomicU64>,
    /// Added to line numbers: the reader counts the line ends of Windows one row too late.
    late: u64,
    /// How far the row that is being read may go.
    limit: Arc<AtomicU64>,
}

/// One row.
pub struct Row {
    /// The line in the file on which it begins, from 1.
    pub line: u64,
    /// Its fields as they stand in the file.
    pub raw: ByteRecord,
    /// Its fields as texts, one per column, or why that cannot be.
    pub fields: Result<Vec<String>, String>,
}

impl Source {
    /// Opens the file and reads its header.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        let file = File::open(path).with_context(|| format!("{shown}"))?;
        let about = file.metadata().with_context(|| format!("{shown}"))?;
        if about.is_dir() {
            bail!("{shown} is a folder; name a CSV file");
        }
        let seen = Arc::new(AtomicU64::new(0));
        let limit = Arc::new(AtomicU64::new(LONGEST));
        let counted = Counted {
            file: BufReader::new(file),
            seen: seen.clone(),
            limit: limit.clone(),
        };
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(counted);
        let mut first = ByteRecord::new();
        let any = reader
            .read_byte_record(&mut first)
            .with_context(|| format!("{shown}"))?;
        if !any {
            bail!("{shown} is empty; it needs a header row");
        }
        let inside = first.as_slice().iter().filter(|byte| **byte == b'\n');
        let expected = 2 + u64::try_from(inside.count()).unwrap_or_default();
        let late = expected.saturating_sub(reader.position().line()).min(1);
        let Ok(header) = texts(&first) else {
            bail!("{shown}: the header is not UTF-8; save the file as UTF-8");
        };
        let header = clean(header);
        check_header(&header).map_err(|why| anyhow::anyhow!("{shown}: {why}"))?;
        Ok(Self {
            reader,
            header,
            size: about.len(),
            seen,
            late,
            limit,
        })
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The size of the file in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// How many bytes were read.
    pub fn seen(&self) -> u64 {
        self.seen.load(Ordering::Relaxed)
    }

    /// The next row; `None` at the end.
    pub fn next(&mut self) -> anyhow::Result<Option<Row>> {
        let end = self.seen().saturating_add(LONGEST);
        self.limit.store(end, Ordering::Relaxed);
        let line = self.reader.position().line() + self.late;
        let mut raw = ByteRecord::new();
        let read = self.reader.read_byte_record(&mut raw);
        if !read.with_context(|| format!("reading the row at line {line}"))? {
            return Ok(None);
        }
        let fields = self.fields(&raw);
        Ok(Some(Row { line, raw, fields }))
    }

    fn fields(&self, raw: &ByteRecord) -> Result<Vec<String>, String> {
        if raw.len() != self.header.len() {
            return Err(format!(
                "{} fields instead of {}",
                raw.len(),
                self.header.len()
            ));
        }
        texts(raw).map_err(|column| {
            let name = self.header.get(column).map_or("", String::as_str);
            format!("column `{name}` is not UTF-8")
        })
    }
}

/// The fields as texts; an error is the place of the first that is none.
fn texts(record: &ByteRecord) -> Result<Vec<String>, usize> {
    record
        .iter()
        .enumerate()
        .map(|(column, field)| match std::str::from_utf8(field) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => Err(column),
        })
        .collect()
}

/// Names without the byte order mark of some spreadsheets and without spaces around them.
fn clean(header: Vec<String>) -> Vec<String> {
    header
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').trim().to_owned())
        .collect()
}

fn check_header(header: &[String]) -> Result<(), String> {
    for (place, name) in header.iter().enumerate() {
        if name.is_empty() {
            return Err(format!("column {} of the header has no name", place + 1));
        }
        if header.iter().take(place).any(|other| other == name) {
            return Err(format!("the header names `{name}` twice"));
        }
    }
    Ok(())
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
