//! Looking at a whole file before anything of it is written.

use super::fault::{Question, Refusal};
use super::file::Input;
use super::importer::{Importer, Reading};
use super::progress::Progress;
use super::twins::{Ids, Twins};

/// What a file is like.
pub struct Survey {
    /// How many rows it has.
    pub rows: u64,
    /// What its columns hold, in their order.
    pub columns: Vec<Seen>,
    /// What must be said before it can be brought in.
    pub questions: Vec<Question>,
    /// How it is read.
    pub readings: Vec<Reading>,
    /// Rows with the same id.
    pub twins: Twins,
}

/// What a column holds.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// In how many rows it is not empty.
    pub filled: u64,
    /// The most characters of a value.
    pub longest: usize,
    /// On which line that is.
    pub line: u64,
}

impl Survey {
    /// Reads the whole file.
    pub async fn of<I: Importer>(input: &Input, importer: &mut I) -> anyhow::Result<Self> {
        let mut columns = vec![Seen::default(); input.header().columns().len()];
        let mut ids = Ids::default();
        let mut number = 0;
        let mut progress = Progress::new(input.size(), "reading", I::WHAT);
        let mut rows = input.rows()?;
        while let Some(row) = rows.next()? {
            number += 1;
            progress.at(rows.seen(), number);
            let Ok(cells) = &row.cells else { continue };
            note(&mut columns, cells, row.line);
            if let Ok(item) = importer.read(cells, row.line).await? {
                ids.note(row.line, I::id(&item), &importer.facts(&item));
            }
        }
        progress.end();
        let mut questions = input.questions().to_vec();
        questions.extend(rows.questions());
        questions.extend(importer.questions());
        questions.sort_by_key(|question| question.line);
        let readings = importer.readings();
        let twins = ids.compare(input, importer).await?;
        Ok(Self {
            rows: number,
            columns,
            questions,
            readings,
            twins,
        })
    }

    /// Refuses a file about which something must be said first.
    pub fn check(&self, input: &Input) -> Result<(), Refusal> {
        if self.questions.is_empty() {
            return Ok(());
        }
        let file = input.path().display().to_string();
        let questions = self.questions.clone();
        Err(Refusal { file, questions })
    }
}

fn note(columns: &mut [Seen], cells: &[String], line: u64) {
    for (seen, cell) in columns.iter_mut().zip(cells) {
        let length = cell.chars().count();
        seen.filled += u64::from(length > 0);
        if length > seen.longest {
            (seen.longest, seen.line) = (length, line);
        }
    }
}
