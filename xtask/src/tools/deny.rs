//! cargo-deny: the program that looks at what the project is built from.

use super::cargo::{self, Tool};

const TOOLS: [Tool; 1] = [Tool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    duration: "about a minute",
}];

/// Installs it, unless it is there at its right version.
pub fn install_missing() -> Result<(), String> {
    cargo::install_missing(&TOOLS)
}
