//! Rows that were not taken, in a file beside the input.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use anyhow::Context;
use csv::Writer;

use super::source::Row;

/// The file of rejected rows. It is made when the first row is rejected.
pub struct Rejects {
    path: PathBuf,
    header: Vec<String>,
    file: Option<Writer<File>>,
}

impl Rejects {
    /// Finds out now whether the file could be written, so that nothing is done in vain.
    pub fn prepare(input: &Path, named: Option<&Path>, header: &[String]) -> anyhow::Result<Self> {
        let path = named.map_or_else(|| beside(input), Path::to_owned);
        let probe = with_suffix(&path, ".probe");
        let opened = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&probe);
        opened.with_context(|| {
            format!(
                "rejected rows could not be written to {}; name another file with --rejected",
                path.display()
            )
        })?;
        std::fs::remove_file(&probe).with_context(|| format!("{}", probe.display()))?;
        Ok(Self {
            path,
            header: header.to_vec(),
            file: None,
        })
    }

    /// Writes a row with its line number and the reason.
    pub fn write(&mut self, row: &Row, reason: &str) -> anyhow::Result<()> {
        let told = || format!("writing rejected rows to {}", self.path.display());
        let file = match &mut self.file {
            Some(file) => file,
            None => {
                let mut file = csv::WriterBuilder::new()
                    .flexible(true)
                    .from_path(&self.path)
                    .with_context(told)?;
                let header = ["line", "reason"].into_iter();
                let columns = self.header.iter().map(String::as_str);
                file.write_record(header.chain(columns))
                    .with_context(told)?;
                self.file.insert(file)
            }
        };
        let line = row.line.to_string();
        let start = [line.as_bytes(), reason.as_bytes()].into_iter();
        file.write_record(start.chain(row.raw.iter()))
            .with_context(told)?;
        Ok(())
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

/// `FILE.rejected.csv` beside the input.
fn beside(input: &Path) -> PathBuf {
    with_suffix(input, ".rejected.csv")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}
