//! `cargo xtask model`: long runs of the proof.

use crate::cmd;

/// Builds the program of `crates/model` with optimisations and lets it read the words.
pub fn run(words: &[String]) -> Result<(), String> {
    let own = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "tributary-model",
        "--",
    ];
    let words = words.iter().map(String::as_str);
    let args: Vec<&str> = own.into_iter().chain(words).collect();
    cmd::run(&mut cmd::program("cargo", &args))
}
