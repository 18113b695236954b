//! Format and lints.

use crate::cmd;
use crate::report::Outcome;
use crate::tools;

/// Whether the code is formatted.
pub fn format() -> Outcome {
    let check = cmd::run(&mut cmd::program("cargo", &["fmt", "--all", "--check"]));
    super::outcome(check.map(|()| None))
}

/// Lints for the server and for the browser, apart: together they would share features, and code
/// for one side would be judged as if it ran on the other.
pub fn clippy() -> Outcome {
    let server = [
        "clippy",
        "--workspace",
        "--exclude",
        "frontend",
        "--all-targets",
    ];
    let browser = [
        "clippy",
        "-p",
        "frontend",
        "--target",
        "wasm32-unknown-unknown",
    ];
    let deny = ["--", "-D", "warnings"];
    let run = |args: &[&str]| cmd::run(cmd::program("cargo", args).args(deny));
    let both = || {
        run(&server)?;
        tools::rust::wasm_target()?;
        run(&[&browser[..], &["--profile", "wasm-dev"]].concat())
    };
    super::outcome(both().map(|()| None))
}
