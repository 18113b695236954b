//! The compiler's parts.

use crate::cmd;
use crate::report::timed;
use std::path::Path;

const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the standard library for the browser is there.
pub fn wasm_target() -> Result<(), String> {
    if has_wasm() {
        return Ok(());
    }
    timed(&format!("adding the compile target {WASM}"), || {
        cmd::run(&mut cmd::program("rustup", &["target", "add", WASM]))
            .map_err(|error| format!("{error}; the compiler cannot build for {WASM} without it"))
    })
}

/// Makes sure that `cargo fmt` and `cargo clippy` are there.
pub fn components() -> Result<(), String> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if cmd::output(&mut cmd::program("cargo", &[command, "--version"])).is_none() {
            timed(&format!("adding {component}"), || {
                cmd::run(&mut cmd::program(
                    "rustup",
                    &["component", "add", component],
                ))
            })?;
        }
    }
    Ok(())
}

fn has_wasm() -> bool {
    let args = ["--print", "target-libdir", "--target", WASM];
    let directory = cmd::output(&mut cmd::program("rustc", &args));
    directory.is_some_and(|directory| Path::new(directory.trim()).is_dir())
}
