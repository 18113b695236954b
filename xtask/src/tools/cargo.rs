//! Programs from crates.io, installed for this project alone.

use crate::cmd;
use crate::report::timed;
use std::process::Command;

/// A program from crates.io, at the one version that fits this project.
pub struct Tool {
    /// The crate.
    pub package: &'static str,
    /// What it installs.
    pub program: &'static str,
    /// Which version.
    pub version: &'static str,
    /// How long that takes, in words.
    pub duration: &'static str,
}

/// Installs the tools that are not there at their right version. One at a time: they share the
/// folder that they are built in.
pub fn install_missing(tools: &[Tool]) -> Result<(), String> {
    tools
        .iter()
        .filter(|tool| !present(tool))
        .try_for_each(install)
}

/// Whether all of them are there.
pub fn all_present(tools: &[Tool]) -> bool {
    tools.iter().all(present)
}

fn present(tool: &Tool) -> bool {
    let answer = cmd::output(&mut cmd::program(tool.program, &["--version"]));
    answer.is_some_and(|answer| is_version(&answer, tool.version))
}

/// Whether the answer to `--version` ends with this version.
fn is_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

fn install(tool: &Tool) -> Result<(), String> {
    let what = format!(
        "installing {} {} ({})",
        tool.package, tool.version, tool.duration
    );
    let log = cmd::tools_root().join(format!("{}.log", tool.package));
    let build = cmd::tools_root().join("build");
    timed(&what, || {
        cmd::run_quiet(quick(&mut cargo_install(tool)), &log)?;
        // Kept until here so that an interrupted installation goes on where it was.
        std::fs::remove_dir_all(&build).map_err(|error| format!("{}: {error}", build.display()))
    })
}

fn cargo_install(tool: &Tool) -> Command {
    let args = [
        "install",
        "--locked",
        "--force",
        tool.package,
        "--version",
        tool.version,
    ];
    let mut command = cmd::program("cargo", &args);
    command.arg("--root").arg(cmd::tools_root());
    command
        .arg("--target-dir")
        .arg(cmd::tools_root().join("build"));
    command
}

/// These programs only orchestrate, so the time to compile them counts and their speed does not.
fn quick(command: &mut Command) -> &mut Command {
    command
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("RUSTFLAGS", "")
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn only_the_exact_version_counts() {
        assert!(is_version("cargo-leptos 0.3.10\n", "0.3.10"));
        assert!(is_version("wasm-bindgen 0.2.129 (abcdef)", "0.2.129"));
        assert!(!is_version("cargo-leptos 0.3.1", "0.3.10"));
        assert!(!is_version("cargo-leptos 0.3.101", "0.3.10"));
    }
}
