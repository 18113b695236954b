//! Node and the packages of the browser tests.

use crate::cmd;
use crate::report::timed;
use std::path::Path;

/// Makes sure that the packages of `end2end` are those of its lock file.
pub fn packages() -> Result<(), String> {
    let end2end = cmd::root().join("end2end");
    if cmd::find("npm").is_none() {
        return Err("Node with npm is needed for the tests of the API and in the browser".into());
    }
    if up_to_date(&end2end) {
        return Ok(());
    }
    timed("installing the npm packages of the tests", || {
        let mut npm = cmd::program("npm", &["ci", "--no-audit", "--no-fund"]);
        // The browser comes from the system's packages.
        npm.current_dir(&end2end)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        cmd::run(&mut npm)?;
        std::fs::copy(lock(&end2end), installed(&end2end))
            .map(drop)
            .map_err(|e| e.to_string())
    })
}

fn up_to_date(end2end: &Path) -> bool {
    let text = |path| std::fs::read(path).ok();
    text(installed(end2end)).is_some_and(|have| Some(have) == text(lock(end2end)))
}

fn lock(end2end: &Path) -> std::path::PathBuf {
    end2end.join("package-lock.json")
}

/// A copy of the lock file from which the packages were installed.
fn installed(end2end: &Path) -> std::path::PathBuf {
    end2end.join("node_modules").join(".installed-lock.json")
}
