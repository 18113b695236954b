//! `cargo xtask demo`: from a fresh clone to a running demo world.

use crate::args::Demo;
use crate::build::{self, Mode};
use crate::cmd;
use crate::report::timed;
use std::path::Path;
use std::process::Command;

/// Builds, then hands the terminal over to the server.
pub fn run(options: &Demo) -> Result<(), String> {
    let mode = if options.release {
        Mode::Release
    } else {
        Mode::Debug
    };
    timed("preparing the app", || build::app(mode))?;
    let database = cmd::root().join("demo").join("demo.db");
    prepare(&database, options.fresh)?;
    let mut server = Command::new(mode.binary());
    server
        .current_dir(cmd::root())
        .arg("demo")
        .arg("--database")
        .arg(&database);
    server.args(["--addr", &options.addr]);
    hand_over(build::with_site(&mut server))
}

fn prepare(database: &Path, fresh: bool) -> Result<(), String> {
    let directory = database.parent().unwrap_or(database);
    std::fs::create_dir_all(directory).map_err(|e| format!("{}: {e}", directory.display()))?;
    if fresh {
        // SQLite keeps two more files beside the database.
        for suffix in ["", "-wal", "-shm"] {
            let mut name = database.as_os_str().to_owned();
            name.push(suffix);
            remove(Path::new(&name))?;
        }
    }
    if !database.exists() {
        println!(".. making a demo world in {}", database.display());
    }
    Ok(())
}

fn remove(file: &Path) -> Result<(), String> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", file.display()))
        }
        _ => Ok(()),
    }
}

/// Becomes the server, so that it gets the signals of the terminal itself.
#[cfg(unix)]
fn hand_over(server: &mut Command) -> Result<(), String> {
    use std::os::unix::process::CommandExt;
    Err(server.exec().to_string())
}

#[cfg(not(unix))]
fn hand_over(server: &mut Command) -> Result<(), String> {
    cmd::run(server)
}
