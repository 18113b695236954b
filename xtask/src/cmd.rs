//! Running other programs.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::postgres;

/// The root of the project.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// A program that will run in the root of the project, with our own tools first on its PATH.
pub fn program(name: &str, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(root()).env("PATH", path());
    if postgres::on_ci() {
        // Nothing is compiled twice there, so what would make that quick is not worth writing.
        command.env("CARGO_INCREMENTAL", "0");
    }
    for (variable, _) in std::env::vars_os() {
        if variable.to_str().is_some_and(describes_xtask) {
            command.env_remove(variable);
        }
    }
    command
}

/// Whether `cargo run` set this variable to describe the package that it runs, which is this one.
/// Build scripts that look at such a variable would run again, and half of the server be compiled
/// again, whenever cargo is called from here and from a shell in turn.
fn describes_xtask(variable: &str) -> bool {
    [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_CRATE_",
        "CARGO_BIN_",
        "CARGO_PRIMARY_",
    ]
    .iter()
    .any(|prefix| variable.starts_with(prefix))
}

/// Runs to the end, showing its output.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` ended with {status}", line(command)))
    }
}

/// Runs to the end with its output in a file, whose name the error tells.
pub fn run_quiet(command: &mut Command, log: &Path) -> Result<(), String> {
    let open = || -> std::io::Result<(File, File)> {
        if let Some(directory) = log.parent() {
            std::fs::create_dir_all(directory)?;
        }
        let file = File::create(log)?;
        let copy = file.try_clone()?;
        Ok((file, copy))
    };
    let (out, err) = open().map_err(|error| format!("{}: {error}", log.display()))?;
    command.stdin(Stdio::null()).stdout(out).stderr(err);
    run(command).map_err(|error| format!("{error}; its output is in {}", log.display()))
}

/// Whether a program succeeds within this time, without a word. One that takes longer is ended.
pub fn succeeds_within(limit: Duration, command: &mut Command) -> bool {
    let silent = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let Ok(mut child) = silent.spawn() else {
        return false;
    };
    let end = Instant::now() + limit;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(50)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// All that a program says, whether it succeeds or fails.
pub fn words(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| cannot_start(command, &error))?;
    let text = [output.stdout, output.stderr].concat();
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// What a program prints, or nothing when it is absent or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// The file that a name stands for on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = path();
    std::env::split_paths(&path)
        .map(|directory| directory.join(name))
        .find(|file| file.is_file())
}

/// Where tools of this project are installed, apart from everyone else's.
pub fn tools_root() -> PathBuf {
    root().join(".tools")
}

/// PATH with our own tools first and cargo's last.
fn path() -> std::ffi::OsString {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let mut directories = vec![tools_root().join("bin")];
    directories.extend(std::env::split_paths(&inherited));
    directories.extend(cargo_bin());
    std::env::join_paths(directories).unwrap_or(inherited)
}

fn cargo_bin() -> Option<PathBuf> {
    let home = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let cargo = home("CARGO_HOME").or_else(|| home("HOME").map(|home| home.join(".cargo")))?;
    Some(cargo.join("bin"))
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` did not start: {error}", line(command))
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let sleep = |seconds| program("sleep", &[seconds]);
        assert!(succeeds_within(Duration::from_secs(20), &mut sleep("0")));
        let start = Instant::now();
        assert!(!succeeds_within(
            Duration::from_millis(10),
            &mut sleep("20")
        ));
        assert!(start.elapsed() < Duration::from_secs(20));
        assert!(!succeeds_within(
            Duration::from_secs(20),
            &mut program("false", &[])
        ));
        assert!(!succeeds_within(
            Duration::ZERO,
            &mut program("no-such-program", &[])
        ));
    }

    #[test]
    fn only_what_describes_a_package_is_taken_from_the_environment() {
        assert!(describes_xtask("CARGO_PKG_NAME") && describes_xtask("CARGO_MANIFEST_DIR"));
        for kept in [
            "CARGO_HOME",
            "CARGO_TARGET_DIR",
            "CARGO_BUILD_JOBS",
            "CARGO_INCREMENTAL",
        ] {
            assert!(!describes_xtask(kept), "{kept}");
        }
    }
}
