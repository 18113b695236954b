//! What the project is built from: crates, and the npm packages of the browser tests.

mod crates;
mod npm;

use crate::report::Outcome;
use crate::tools;

/// Licences, sources and known weaknesses.
pub fn run() -> Outcome {
    let check = || {
        tools::deny::install_missing()?;
        crates::notices_what_is_wrong()?;
        crates::check()?;
        npm::check()?;
        crates::weaknesses()
    };
    super::outcome(check())
}
