//! The tests that need a running server: by the SDK and in a browser.

use crate::build::{self, Mode};
use crate::cmd;
use crate::report::Outcome;
use crate::tools;
use std::process::Command;

/// The API, by the official SDKs.
pub fn sdk() -> Outcome {
    let run = || {
        tools::node::packages()?;
        let python = tools::python::with_packages()?;
        cmd::run(npm("test:sdk").env(tools::python::VARIABLE, python))
    };
    super::outcome(run().map(|()| None))
}

/// The dashboards, in Chromium.
pub fn playwright() -> Outcome {
    let run = || {
        tools::node::packages()?;
        let chromium = tools::browser::chromium()?;
        cmd::run(npm("test:browser").env(tools::browser::VARIABLE, chromium))
    };
    super::outcome(run().map(|()| None))
}

fn npm(script: &str) -> Command {
    let mut command = cmd::program("npm", &["run", "--silent", script]);
    build::with_site(command.current_dir(cmd::root().join("end2end")));
    command.env("TRIBUTARY_BIN", Mode::Debug.binary());
    command
}
