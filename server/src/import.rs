//! Bringing in what was known or paid elsewhere, from CSV files.
//!
//! A file is looked at as a whole before anything of it is written: what it leaves open is asked
//! ([`survey`]), and what would become of each row is found out without writing ([`pass`]). Then it
//! is read once more, and its rows are written in batches of one transaction each. Every row
//! carries its own id, so an import that was cut off is completed by running it again.

pub mod accounts;
mod amounts;
mod cell;
mod columns;
mod fault;
mod file;
mod importer;
mod line;
mod pass;
pub mod payments;
mod progress;
mod rejects;
mod report;
mod summary;
mod survey;
mod times;
mod trim;
mod twins;

pub use columns::Keep;
pub use fault::Refusal;
pub use file::{Input, Said, Separator};
pub use line::to_run;
pub use report::{Report, run_text};
pub use summary::Summary;
pub use times::Zone;

use domain::actor::Actor;
use service::Ctx;

use crate::cli::ImportCommon;
use fault::Question;
use importer::{Importer, Reading};
use pass::{Aim, Pass};
use rejects::Rejects;
use survey::Survey;

/// With what an import works.
pub struct Desk<'a> {
    /// The service.
    pub ctx: &'a Ctx,
    /// The operator, on the platform's data.
    pub actor: &'a Actor,
}

/// What came of a file.
pub enum Done {
    /// It was brought in.
    Imported(Summary),
    /// It was only looked at.
    Checked(Report),
}

/// Looks at a file, and brings in its rows unless it is only to be looked at.
async fn run_with<I: Importer>(
    input: &Input,
    common: &ImportCommon,
    importer: &mut I,
) -> anyhow::Result<Done> {
    let rejects = Rejects::new(input, common.rejected.as_deref())?;
    let survey = Survey::of(input, importer).await?;
    if !common.dry_run {
        survey.check(input)?;
    }
    let readings = [input.readings(), survey.readings.clone()].concat();
    let nothing = || Summary::new(common.currency, readings.clone());
    let expected = pass(importer, &survey, Aim::Check, nothing())
        .run(input)
        .await?;
    if common.dry_run {
        return Ok(Done::Checked(Report::new(
            input,
            importer.columns(),
            survey,
            expected,
        )));
    }
    refuse_if_all_are_wrong(input, &expected)?;
    let aim = Aim::Write(Box::new(rejects));
    let done = pass(importer, &survey, aim, nothing()).run(input).await?;
    Ok(Done::Imported(done))
}

fn pass<'a, I: Importer>(
    importer: &'a mut I,
    survey: &'a Survey,
    aim: Aim,
    summary: Summary,
) -> Pass<'a, I> {
    Pass::new(importer, &survey.twins, aim, summary)
}

/// Where the same is wrong with every row it is the file that is wrong, or what was said about it.
fn refuse_if_all_are_wrong(input: &Input, expected: &Summary) -> Result<(), Refusal> {
    let Some(reason) = expected.wrong_with_all() else {
        return Ok(());
    };
    let about = "every row".to_owned();
    let question = Question {
        about,
        text: reason.text.clone(),
        answers: Vec::new(),
        line: reason.line,
        rows: reason.rows,
    };
    let file = input.path().display().to_string();
    Err(Refusal {
        file,
        questions: vec![question],
    })
}

impl Input {
    /// How its bytes become rows.
    fn readings(&self) -> Vec<Reading> {
        let coding = self.coding();
        let separator = self.separator();
        vec![
            Reading {
                name: "encoding",
                value: coding.encoding.name().to_owned(),
                text: coding.to_string(),
            },
            Reading {
                name: "separator",
                value: separator.to_string(),
                text: format!("`{separator}` between columns"),
            },
        ]
    }
}
