//! Chromium for the browser tests.

use crate::cmd;
use crate::report::timed;
use std::path::PathBuf;

/// Names the browser to use when it is not on the PATH.
pub const VARIABLE: &str = "TRIBUTARY_CHROMIUM";

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// The browser, installed from the system's packages when there is none and we may.
pub fn chromium() -> Result<PathBuf, String> {
    if let Some(found) = present() {
        return Ok(found);
    }
    if !may_install() {
        return Err(format!(
            "no Chromium found; install it, or name it in {VARIABLE}"
        ));
    }
    timed("installing Chromium from the system's packages", || {
        cmd::run(&mut apt(&["update", "-qq"]))?;
        cmd::run(&mut apt(&[
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
        ]))
    })?;
    present().ok_or_else(|| "Chromium was installed and is still not on the PATH".into())
}

fn present() -> Option<PathBuf> {
    let named = std::env::var_os(VARIABLE)
        .map(PathBuf::from)
        .filter(|file| file.is_file());
    named.or_else(|| NAMES.iter().find_map(|name| cmd::find(name)))
}

fn may_install() -> bool {
    let user = cmd::output(&mut cmd::program("id", &["-u"]));
    user.is_some_and(|user| user.trim() == "0") && cmd::find("apt-get").is_some()
}

fn apt(args: &[&str]) -> std::process::Command {
    let mut command = cmd::program("apt-get", args);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
