//! The crates, as `deny.toml` allows them.

use crate::cmd;
use std::process::Command;
use std::time::Duration;

/// Small projects, each of which is refused by one check alone.
const CONTROLS: [(&str, &str); 3] = [
    ("licence", "bans ok, licenses FAILED, sources ok"),
    ("source", "bans ok, licenses ok, sources FAILED"),
    ("ban", "bans FAILED, licenses ok, sources ok"),
];

const CHECKS: [&str; 3] = ["bans", "licenses", "sources"];

/// How long the database of known weaknesses may take to come.
const PATIENCE: Duration = Duration::from_secs(120);

/// Whether the checks see anything: each control must be refused, for its own reason.
pub fn notices_what_is_wrong() -> Result<(), String> {
    for (control, expected) in CONTROLS {
        let folder = cmd::root().join("xtask/controls").join(control);
        let mut command = deny(&["--offline"]);
        command.args(["check", "--allow", "license-not-encountered"]);
        let words = cmd::words(command.args(CHECKS).current_dir(folder))?;
        if !words.lines().any(|line| line.trim() == expected) {
            return Err(format!(
                "the control `{control}` is not refused as it should be ({expected}):\n{words}"
            ));
        }
    }
    Ok(())
}

/// Licences, sources and crates that we do without.
pub fn check() -> Result<(), String> {
    cmd::run(deny(&[]).arg("check").args(CHECKS))
}

/// Known weaknesses, where the database of them can be had; else the remark says so.
pub fn weaknesses() -> Result<Option<String>, String> {
    if !cmd::succeeds_within(PATIENCE, deny(&[]).args(["fetch", "db"])) {
        let remark = "known weaknesses were not looked up: their database could not be fetched";
        println!("{remark}");
        return Ok(Some(remark.into()));
    }
    cmd::run(deny(&[]).args(["check", "--disable-fetch", "advisories"]))?;
    Ok(None)
}

fn deny(options: &[&str]) -> Command {
    let mut command = cmd::program("cargo", &["deny", "--locked"]);
    command.args(options);
    command.arg("--config").arg(cmd::root().join("deny.toml"));
    command
}
