//! Python and the packages of the tests that it runs.

use crate::cmd;
use crate::report::timed;
use std::path::{Path, PathBuf};

/// Where the tests are told which interpreter has the packages.
pub const VARIABLE: &str = "TRIBUTARY_E2E_PYTHON";

/// Ends well with every Python that the packages work with.
const NEW_ENOUGH: &str = "import sys; sys.exit(sys.version_info < (3, 9))";

/// An interpreter of our own with the packages of the tests, each in its version and with its hash.
pub fn with_packages() -> Result<PathBuf, String> {
    let folder = cmd::root().join("target/python");
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if up_to_date(&folder, &python) {
        return Ok(python);
    }
    timed("installing the Python packages of the tests", || {
        install(&folder, &python)
    })?;
    Ok(python)
}

fn install(folder: &Path, python: &Path) -> Result<(), String> {
    let _ = std::fs::remove_dir_all(folder);
    let path = folder.display().to_string();
    cmd::run(&mut cmd::program(interpreter()?, &["-m", "venv", &path])).map_err(|error| {
        format!("{error}: the tests by the Python SDK need Python's `venv` (Debian: python3-venv)")
    })?;
    let (python, wanted) = (python.display().to_string(), requirements());
    let args = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
        "--requirement",
    ];
    cmd::run(cmd::program(&python, &args).arg(&wanted))?;
    std::fs::copy(&wanted, installed(folder))
        .map(drop)
        .map_err(|error| error.to_string())
}

/// The name of a Python that is new enough.
fn interpreter() -> Result<&'static str, String> {
    let fits = |name: &&str| cmd::output(&mut cmd::program(name, &["-c", NEW_ENOUGH])).is_some();
    let mut names = ["python3", "python"].into_iter();
    names
        .find(fits)
        .ok_or_else(|| "Python 3.9 or newer is needed for the tests by the Python SDK".into())
}

/// Whether the packages are those that are asked for, and the interpreter still runs.
fn up_to_date(folder: &Path, python: &Path) -> bool {
    let text = |path: PathBuf| std::fs::read(path).ok();
    let same = text(installed(folder)).is_some_and(|have| Some(have) == text(requirements()));
    let python = python.display().to_string();
    same && cmd::output(&mut cmd::program(&python, &["-c", "import stripe"])).is_some()
}

fn requirements() -> PathBuf {
    cmd::root().join("end2end/sdk/python/requirements.txt")
}

/// A copy of the requirements that were installed.
fn installed(folder: &Path) -> PathBuf {
    folder.join("requirements.installed.txt")
}
