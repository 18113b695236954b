//! cargo-leptos and wasm-bindgen: the programs that turn the front end into files for a browser.

use super::cargo::{self, Tool};

/// The small one first: what is installed stays installed when the rest is interrupted.
const TOOLS: [Tool; 2] = [
    Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: "0.2.129",
        duration: "about a minute",
    },
    Tool {
        package: "cargo-leptos",
        program: "cargo-leptos",
        version: "0.3.10",
        duration: "5 to 10 minutes",
    },
];

/// Installs the tools that are not there at their right version.
pub fn install_missing() -> Result<(), String> {
    cargo::install_missing(&TOOLS)
}

/// Whether all tools are there.
pub fn all_present() -> bool {
    cargo::all_present(&TOOLS)
}
