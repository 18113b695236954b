//! Rows that were not taken, in a file beside the input.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use csv::{QuoteStyle, Writer};

use super::cell::guarded;
use super::file::{Column, Input, LINE, REASON, Row, Separator};

/// The file of rejected rows. It is made when the first row is rejected.
///
/// It has the columns of the input behind two of our own, and its separator, so that it can be
/// mended and imported with the same options. It begins with the byte order mark of UTF-8, by
/// which spreadsheets and the next import know its encoding, and its cells are [`guarded`].
pub struct Rejects {
    path: PathBuf,
    /// Where to write when that is not possible.
    elsewhere: Option<PathBuf>,
    header: Vec<Vec<u8>>,
    separator: Separator,
    file: Option<Writer<File>>,
}

impl Rejects {
    /// Nothing is written before the first row is rejected, so an input in a folder that cannot be
    /// written to is no obstacle.
    pub fn new(input: &Input, named: Option<&Path>) -> anyhow::Result<Self> {
        let path = named.map_or_else(|| beside(input.path()), Path::to_owned);
        check_place(&path, input.path())?;
        let elsewhere = named
            .is_none()
            .then(|| input.path().file_name().map(|name| beside(Path::new(name))))
            .flatten()
            .filter(|elsewhere| check_place(elsewhere, input.path()).is_ok());
        let names = input.header().columns().iter();
        let name = |column: &Column| match column.named {
            true => column.name.clone().into_bytes(),
            false => Vec::new(),
        };
        Ok(Self {
            path,
            elsewhere,
            header: names.map(name).collect(),
            separator: input.separator(),
            file: None,
        })
    }

    /// Writes a row with its line number and the reason.
    pub fn write(&mut self, row: &Row, reason: &str) -> anyhow::Result<()> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => {
                let mut file = self.open()?;
                let own = [LINE.as_bytes().to_vec(), REASON.as_bytes().to_vec()];
                self.record(&mut file, &[&own[..], &self.header].concat())?;
                file
            }
        };
        let own = [
            row.line.to_string().into_bytes(),
            reason.as_bytes().to_vec(),
        ];
        self.record(&mut file, &[&own[..], &row.raw].concat())?;
        self.file = Some(file);
        Ok(())
    }

    fn record(&self, file: &mut Writer<File>, cells: &[Vec<u8>]) -> anyhow::Result<()> {
        let told = || format!("writing rejected rows to {}", self.path.display());
        let cells = cells.iter().map(|cell| guarded(cell));
        file.write_record(cells).with_context(told)
    }

    /// Opens the file: beside the input, else in the current folder.
    fn open(&mut self) -> anyhow::Result<Writer<File>> {
        let refused = match File::create(&self.path) {
            Ok(file) => return self.writer(file),
            Err(error) => error,
        };
        if let Some(other) = self.elsewhere.take()
            && let Ok(file) = File::create(&other)
        {
            eprintln!(
                "{} cannot be written ({refused}); rejected rows go to {}",
                self.path.display(),
                other.display()
            );
            self.path = other;
            return self.writer(file);
        }
        Err(refused).with_context(|| {
            format!(
                "rejected rows could not be written to {}; name another file with --rejected",
                self.path.display()
            )
        })
    }

    /// Cells are quoted unless they are numbers: a spreadsheet that takes another character for the
    /// separator does not find cells in the middle of ours.
    fn writer(&self, mut file: File) -> anyhow::Result<Writer<File>> {
        let told = || format!("writing rejected rows to {}", self.path.display());
        file.write_all("\u{feff}".as_bytes()).with_context(told)?;
        Ok(csv::WriterBuilder::new()
            .flexible(true)
            .delimiter(self.separator.byte())
            .quote_style(QuoteStyle::NonNumeric)
            .from_writer(file))
    }

    /// Writes out what is still held, and says where the file is, if there is one. A file that an
    /// earlier run left is removed when this run rejected nothing.
    pub fn finish(self) -> anyhow::Result<Option<PathBuf>> {
        let Some(mut file) = self.file else {
            match std::fs::remove_file(&self.path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error).with_context(|| format!("{}", self.path.display()));
                }
                _ => return Ok(None),
            }
        };
        file.flush()
            .with_context(|| format!("{}", self.path.display()))?;
        Ok(Some(self.path))
    }
}

/// Refuses a place where something stands that no import wrote: it would be lost.
fn check_place(path: &Path, input: &Path) -> anyhow::Result<()> {
    let shown = path.display();
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    if real(path).is_some_and(|path| Some(path) == real(input)) {
        bail!("--rejected: {shown} is the file to import; name another one");
    }
    let mut start = Vec::new();
    let most = u64::try_from(LINE.len() + REASON.len() + 16).unwrap_or_default();
    match File::open(path) {
        Ok(file) => file.take(most).read_to_end(&mut start),
        Err(_) => return Ok(()),
    }
    .with_context(|| format!("{shown}"))?;
    let start = String::from_utf8_lossy(&start);
    let is_ours = start.contains(LINE) && start.contains(REASON);
    if !start.is_empty() && !is_ours {
        bail!(
            "{shown} is there already and has no rejected rows in it; move it away, or name another \
             file with --rejected"
        );
    }
    Ok(())
}

/// `FILE.rejected.csv` beside the input.
fn beside(input: &Path) -> PathBuf {
    with_suffix(input, ".rejected.csv")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}
