//! `tributary import`.

use std::process::ExitCode;

use super::{owner, print_json};
use crate::cli::{Import, ImportCommon};
use crate::config::Settings;
use crate::import::{self, Desk, Done, Refusal, Summary, run_text, to_run};

/// Brings in the rows of a file and prints what came of it. Ends with status 1 when not every row
/// was taken.
pub async fn run(settings: &Settings, command: Import, as_json: bool) -> anyhow::Result<ExitCode> {
    let ctx = super::ctx(settings).await?;
    let (common, what) = parts(&command);
    let actor = owner::actor(&ctx, &common.owner).await?;
    let desk = Desk {
        ctx: &ctx,
        actor: &actor,
    };
    let done = match &command {
        Import::Accounts(options) => import::accounts::run(desk, options).await,
        Import::Payments(options) => import::payments::run(desk, options).await,
    };
    ctx.store.close().await;
    let typed: Vec<String> = std::env::args_os()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let clean = match done.map_err(|error| with_line(error, &typed))? {
        Done::Imported(summary) => {
            print_summary(&summary, what, as_json);
            summary.rejected == 0
        }
        Done::Checked(report) => {
            match as_json {
                true => print_json(&report.to_json(&typed)),
                false => println!("{}", report.to_text(what, &typed)),
            }
            report.is_clean()
        }
    };
    Ok(match clean {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn parts(command: &Import) -> (&ImportCommon, &'static str) {
    match command {
        Import::Accounts(options) => (&options.common, "accounts"),
        Import::Payments(options) => (&options.common, "payments"),
    }
}

fn print_summary(summary: &Summary, what: &str, as_json: bool) {
    if as_json {
        print_json(&summary.to_json());
    } else {
        println!("{}", summary.to_text(what));
    }
}

/// A file that was refused, with the line that would bring it in where there is one.
fn with_line(error: anyhow::Error, typed: &[String]) -> anyhow::Error {
    let questions = match error.downcast_ref::<Refusal>() {
        Some(refusal) => &refusal.questions,
        None => return error,
    };
    match questions
        .iter()
        .any(|question| !question.answers.is_empty())
    {
        true => anyhow::anyhow!("{error}\n{}", run_text(&to_run(typed, questions))),
        false => error,
    }
}
