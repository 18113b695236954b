//! Rows that were not taken, in a file beside the input.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context;
use csv::Writer;

use super::source::Row;

/// The file of rejected rows. It is made when the first row is rejected.
pub struct Rejects {
    path: PathBuf,
    /// Where to write when that is not possible.
    elsewhere: Option<PathBuf>,
    header: Vec<String>,
    file: Option<Writer<File>>,
}

impl Rejects {
    /// Nothing is written before the first row is rejected, so an input in a folder that cannot be
    /// written to is no obstacle.
    pub fn new(input: &Path, named: Option<&Path>, header: &[String]) -> Self {
        let path = named.map_or_else(|| beside(input), Path::to_owned);
        let elsewhere = named
            .is_none()
            .then(|| input.file_name().map(|name| beside(Path::new(name))))
            .flatten();
        Self {
            path,
            elsewhere,
            header: header.to_vec(),
            file: None,
        }
    }

    /// Writes a row with its line number and the reason.
    pub fn write(&mut self, row: &Row, reason: &str) -> anyhow::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            None => {
                let mut file = self.open()?;
                let header = ["line", "reason"].into_iter();
                let told = || format!("writing rejected rows to {}", self.path.display());
                let columns = self.header.iter().map(String::as_str);
                file.write_record(header.chain(columns))
                    .with_context(told)?;
                self.file.insert(file)
            }
        };
        let told = || format!("writing rejected rows to {}", self.path.display());
        let line = row.line.to_string();
        let start = [line.as_bytes(), reason.as_bytes()].into_iter();
        file.write_record(start.chain(row.raw.iter()))
            .with_context(told)?;
        Ok(())
    }

    /// Opens the file: beside the input, else in the current folder.
    fn open(&mut self) -> anyhow::Result<Writer<File>> {
        let refused = match File::create(&self.path) {
            Ok(file) => return Ok(writer(file)),
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
            return Ok(writer(file));
        }
        Err(refused).with_context(|| {
            format!(
                "rejected rows could not be written to {}; name another file with --rejected",
                self.path.display()
            )
        })
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

fn writer(file: File) -> Writer<File> {
    csv::WriterBuilder::new().flexible(true).from_writer(file)
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
