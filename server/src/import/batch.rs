//! The loop that both imports share: read, check, write in batches, count.

use std::path::Path;

use domain::money::Currency;

use super::rejects::Rejects;
use super::source::{Row, Source};
use super::{Summary, progress};

/// Rows of one transaction.
pub const ROWS: usize = 200;

/// What became of a row.
pub enum Outcome {
    /// It was brought in now: its amount and its fee, in minor units.
    Imported(i64, i64),
    /// It had been brought in before.
    Skipped,
    /// It was not taken, for this reason.
    Rejected(String),
}

/// What is special about an import.
pub trait Importer {
    /// A row that can be written.
    type Item;
    /// What is imported, in words.
    const WHAT: &'static str;

    /// Reads a row's fields, or says why it is rejected.
    async fn read(&mut self, fields: &[String]) -> anyhow::Result<Result<Self::Item, String>>;

    /// Writes rows in one transaction; an error means that none was written.
    async fn write(&self, items: &[Self::Item]) -> service::Result<Vec<Outcome>>;
}

/// The files and the currency of an import.
pub struct Files<'a> {
    /// The input.
    pub input: &'a Path,
    /// Where rejected rows go, if not beside the input.
    pub rejected: Option<&'a Path>,
    /// The currency of the amounts.
    pub currency: Currency,
}

/// Imports every row of `source`.
pub async fn run<I: Importer>(
    mut source: Source,
    files: &Files<'_>,
    importer: &mut I,
) -> anyhow::Result<Summary> {
    let mut rejects = Rejects::new(files.input, files.rejected, source.header());
    let mut summary = Summary::new(files.currency);
    let bar = progress::bar(source.size(), I::WHAT);
    let mut batch: Vec<(Row, I::Item)> = Vec::with_capacity(ROWS);
    while let Some(row) = source.next()? {
        summary.read += 1;
        let read = match &row.fields {
            Ok(fields) => importer.read(fields).await?,
            Err(reason) => Err(reason.clone()),
        };
        match read {
            Ok(item) => batch.push((row, item)),
            Err(reason) => count(&mut summary, &mut rejects, &row, Outcome::Rejected(reason))?,
        }
        if batch.len() == ROWS {
            flush(importer, &mut batch, &mut summary, &mut rejects).await?;
            bar.set_position(source.seen());
            bar.set_message(format!("{} rows", summary.read));
        }
    }
    flush(importer, &mut batch, &mut summary, &mut rejects).await?;
    bar.finish_and_clear();
    summary.rejected_file = rejects.finish()?;
    Ok(summary)
}

async fn flush<I: Importer>(
    importer: &I,
    batch: &mut Vec<(Row, I::Item)>,
    summary: &mut Summary,
    rejects: &mut Rejects,
) -> anyhow::Result<()> {
    let (rows, items): (Vec<Row>, Vec<I::Item>) = batch.drain(..).unzip();
    if items.is_empty() {
        return Ok(());
    }
    let outcomes = match importer.write(&items).await {
        Ok(outcomes) => outcomes,
        Err(error) => match blame(&error) {
            Some(_) => one_by_one(importer, items).await?,
            None => return Err(error.into()),
        },
    };
    for (row, outcome) in rows.iter().zip(outcomes) {
        count(summary, rejects, row, outcome)?;
    }
    Ok(())
}

/// A batch with a row that a rule forbids is written row by row, so that the others still come in.
async fn one_by_one<I: Importer>(
    importer: &I,
    items: Vec<I::Item>,
) -> anyhow::Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(items.len());
    for item in items {
        match importer.write(&[item]).await {
            Ok(written) => outcomes.extend(written),
            Err(error) => match blame(&error) {
                Some(reason) => outcomes.push(Outcome::Rejected(reason)),
                None => return Err(error.into()),
            },
        }
    }
    Ok(outcomes)
}

/// What is wrong with the row, if the row is to blame.
fn blame(error: &service::Error) -> Option<String> {
    use service::Error::{Forbidden, Invalid, NotFound, Refused};
    matches!(
        error,
        Invalid { .. } | Refused { .. } | NotFound { .. } | Forbidden(_)
    )
    .then(|| error.to_string())
}

fn count(
    summary: &mut Summary,
    rejects: &mut Rejects,
    row: &Row,
    outcome: Outcome,
) -> anyhow::Result<()> {
    match outcome {
        Outcome::Imported(amount, fee) => {
            summary.imported += 1;
            summary.amount = summary.amount.saturating_add(amount);
            summary.application_fee = summary.application_fee.saturating_add(fee);
        }
        Outcome::Skipped => summary.skipped += 1,
        Outcome::Rejected(reason) => {
            summary.rejected += 1;
            rejects.write(row, &reason)?;
        }
    }
    Ok(())
}
