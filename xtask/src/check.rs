//! `cargo xtask test`: everything that is checked.

mod browser;
mod lint;
mod statements;
mod supply;
mod unit;

use crate::args::Selection;
use crate::build::{self, Mode};
use crate::report::{Outcome, Report};
use crate::{rules, tools};
use std::thread::{self, ScopedJoinHandle};

/// Name, what it is, and the work.
type Test = (&'static str, &'static str, fn() -> Outcome);

type Tools<'a> = ScopedJoinHandle<'a, Result<(), String>>;

/// Runs the chosen steps, all of them even when one fails, and prints a table.
pub fn run(selection: &Selection) -> Result<(), String> {
    let mut report = Report::default();
    tools::rust::components()?;
    quick_steps(selection, &mut report);
    thread::scope(|scope| {
        // Compiling the tools takes minutes, and the steps before `build` do not need them.
        let needed = ["build", "sdk", "browser"]
            .iter()
            .any(|step| selection.has(step));
        let tools = needed.then(|| scope.spawn(tools::for_building));
        steps(selection, &mut report, tools);
    });
    println!("\n{}", report.table());
    match report.failures().as_slice() {
        [] => Ok(()),
        failed => Err(format!("failed: {}", failed.join(", "))),
    }
}

/// The steps that compile nothing of ours. The last one may install its own tool, which is done
/// before the others are: see [`tools`].
fn quick_steps(selection: &Selection, report: &mut Report) {
    if selection.has("fmt") {
        report.step("fmt", "cargo fmt --check", lint::format);
    }
    if selection.has("rules") {
        report.step("rules", "the rules of the architecture", || {
            outcome(rules::check())
        });
    }
    if selection.has("supply") {
        report.step(
            "supply",
            "licences, sources and known weaknesses of what we build with",
            supply::run,
        );
    }
}

fn steps(selection: &Selection, report: &mut Report, tools: Option<Tools<'_>>) {
    if selection.has("lint") {
        report.step(
            "lint",
            "clippy, for the server and for the browser",
            lint::clippy,
        );
    }
    if selection.has("unit") {
        report.step("unit", "cargo test, on SQLite and on Postgres", unit::run);
    }
    if let Some(tools) = tools {
        app_steps(selection, report, tools);
    }
}

/// The steps for which the built app has to be there, so `build` is not optional here.
fn app_steps(selection: &Selection, report: &mut Report, tools: Tools<'_>) {
    let built = report.step("build", "the app, as the demo builds it", || {
        let tools = tools
            .join()
            .unwrap_or_else(|_| Err("the installation died".into()));
        outcome(tools.and_then(|()| build::app(Mode::Debug)).map(|()| None))
    });
    let tests: [Test; 2] = [
        (
            "sdk",
            "the API, driven by the official SDKs for Node and Python",
            browser::sdk,
        ),
        ("browser", "the dashboards in Chromium", browser::playwright),
    ];
    for (name, what, work) in tests.iter().filter(|test| selection.has(test.0)) {
        if built {
            report.step(name, what, work);
        } else {
            report.skip(name, "the app was not built");
        }
    }
}

/// A result as the outcome of a step; the value of a success is its remark.
fn outcome(result: Result<Option<String>, String>) -> Outcome {
    match result {
        Ok(remark) => Outcome::Passed(remark),
        Err(reason) => Outcome::Failed(reason),
    }
}
