//! The loop that both imports share: read, check, write in batches, count.

use super::fault::Fault;
use super::file::{Input, Row};
use super::importer::{Importer, Outcome, ROWS};
use super::progress::{Part, Progress};
use super::rejects::Rejects;
use super::summary::Summary;
use super::twins::Twins;

/// What is done with the rows of a file.
pub enum Aim {
    /// They are looked at; nothing is written.
    Check,
    /// They are written; those that are rejected go to a file.
    Write(Box<Rejects>),
}

/// Goes through every row of the file.
pub struct Pass<'a, I: Importer> {
    importer: &'a mut I,
    twins: &'a Twins,
    aim: Aim,
    summary: Summary,
    /// Rows that are not counted yet, with what is to be written of them or what became of them.
    batch: Vec<(Row, Result<I::Item, Outcome>)>,
}

impl<'a, I: Importer> Pass<'a, I> {
    /// From the beginning of the file. `summary` is what it adds to.
    pub fn new(importer: &'a mut I, twins: &'a Twins, aim: Aim, summary: Summary) -> Self {
        Self {
            importer,
            twins,
            aim,
            summary,
            batch: Vec::new(),
        }
    }

    /// To its end.
    pub async fn run(mut self, input: &Input) -> anyhow::Result<Summary> {
        let doing = match self.aim {
            Aim::Check => "checking",
            Aim::Write(_) => "importing",
        };
        let mut progress = Progress::new(input.size(), doing, I::WHAT);
        let mut rows = input.rows()?;
        while let Some(row) = rows.next()? {
            self.summary.read += 1;
            self.plan(row).await?;
            if self.batch.len() == self.most() {
                self.flush(&mut progress, rows.seen()).await?;
            }
        }
        self.flush(&mut progress, rows.seen()).await?;
        progress.end();
        if let Aim::Write(rejects) = self.aim {
            self.summary.rejected_file = rejects.finish()?;
        }
        Ok(self.summary)
    }

    /// How many rows are read before something is done with them.
    fn most(&self) -> usize {
        match self.aim {
            Aim::Check => ROWS,
            Aim::Write(_) => I::WINDOW,
        }
    }

    async fn plan(&mut self, row: Row) -> anyhow::Result<()> {
        let read = match &row.cells {
            Ok(cells) => self.importer.read(cells, row.line).await?,
            Err(fault) => Err(fault.clone()),
        };
        let planned = match read {
            Ok(item) => match self.twin(row.line) {
                Some(outcome) => Err(outcome),
                None => Ok(item),
            },
            Err(fault) => Err(self.untaken(fault)),
        };
        self.batch.push((row, planned));
        Ok(())
    }

    /// What becomes of a row that cannot be read. Questions about the file are asked before any row
    /// is written, unless the file was changed meanwhile.
    fn untaken(&self, fault: Fault) -> Outcome {
        match (fault, &self.aim) {
            (Fault::Row(reason), _) => Outcome::Rejected(reason),
            (Fault::File, Aim::Check) => Outcome::Waiting,
            (Fault::File, Aim::Write(_)) => {
                let reason = "the file changed while it was read; import it again";
                Outcome::Rejected(reason.to_owned())
            }
        }
    }

    /// What becomes of a row for another one with its id.
    fn twin(&self, line: u64) -> Option<Outcome> {
        let disputed = self.twins.disputed(line);
        let repeats = self.twins.repeats(line).then_some(Outcome::Repeated);
        disputed
            .map(|reason| Outcome::Rejected(reason.to_owned()))
            .or(repeats)
    }

    /// Does what is to be done with the rows up to the byte `to` of the file, and counts them in
    /// their order.
    async fn flush(&mut self, progress: &mut Progress, to: u64) -> anyhow::Result<()> {
        let mut items = Vec::with_capacity(self.batch.len());
        let mut rows = Vec::with_capacity(self.batch.len());
        for (row, planned) in self.batch.drain(..) {
            rows.push((row, planned.map(|item| items.push(item)).err()));
        }
        let part = progress.part(to, self.summary.read, items.len());
        let mut done = match self.aim {
            Aim::Check if items.is_empty() => Vec::new(),
            Aim::Check => self.importer.check(&items).await?,
            Aim::Write(_) => self.write(items, progress, &part).await?,
        }
        .into_iter();
        for (row, known) in rows {
            if let Some(outcome) = known.or_else(|| done.next()) {
                self.count(&row, outcome)?;
            }
        }
        progress.at(to, self.summary.read);
        Ok(())
    }

    /// Writes rows by their place, and answers what became of them in the order of the file.
    async fn write(
        &self,
        items: Vec<I::Item>,
        progress: &mut Progress,
        part: &Part,
    ) -> anyhow::Result<Vec<Outcome>> {
        let mut items: Vec<_> = items.into_iter().enumerate().collect();
        items.sort_by(|(_, one), (_, other)| I::place(one).cmp(I::place(other)));
        let (order, items): (Vec<usize>, Vec<I::Item>) = items.into_iter().unzip();
        let mut outcomes = Vec::with_capacity(order.len());
        let mut items = items.into_iter();
        while items.len() > 0 {
            let batch = items.by_ref().take(ROWS).collect();
            outcomes.extend(self.write_batch(batch).await?);
            let (seen, rows) = part.at(outcomes.len());
            progress.at(seen, rows);
        }
        let mut outcomes: Vec<_> = order.into_iter().zip(outcomes).collect();
        outcomes.sort_unstable_by_key(|(place, _)| *place);
        Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
    }

    async fn write_batch(&self, items: Vec<I::Item>) -> anyhow::Result<Vec<Outcome>> {
        match self.importer.write(&items).await {
            Ok(outcomes) => Ok(outcomes),
            Err(error) => match self.importer.blame(&error) {
                Some(_) => self.one_by_one(items).await,
                None => Err(error.into()),
            },
        }
    }

    /// A batch with a row that a rule forbids is written row by row, so that the others still come
    /// in.
    async fn one_by_one(&self, items: Vec<I::Item>) -> anyhow::Result<Vec<Outcome>> {
        let mut outcomes = Vec::with_capacity(items.len());
        for item in items {
            match self.importer.write(&[item]).await {
                Ok(written) => outcomes.extend(written),
                Err(error) => match self.importer.blame(&error) {
                    Some(reason) => outcomes.push(Outcome::Rejected(reason)),
                    None => return Err(error.into()),
                },
            }
        }
        Ok(outcomes)
    }

    fn count(&mut self, row: &Row, outcome: Outcome) -> anyhow::Result<()> {
        if let (Aim::Write(rejects), Outcome::Rejected(reason)) = (&mut self.aim, &outcome) {
            rejects.write(row, reason)?;
        }
        self.summary.add(row.line, outcome);
        Ok(())
    }
}
