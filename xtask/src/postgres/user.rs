//! Who runs a temporary server: Postgres refuses to run as root.

use crate::cmd;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The user of a temporary server.
pub enum User {
    /// Whoever we are.
    Ourselves,
    /// Another, by its numbers, because we are root.
    Other {
        /// The user's number.
        user: u32,
        /// The number of the user's group.
        group: u32,
    },
}

impl User {
    /// Ourselves, unless we are root; then `postgres`, which the packages of the server make.
    pub fn of_server() -> Result<Self, String> {
        if id(&["-u"]) != Some(0) {
            return Ok(Self::Ourselves);
        }
        match (id(&["-u", "postgres"]), id(&["-g", "postgres"])) {
            (Some(user), Some(group)) => Ok(Self::Other { user, group }),
            _ => Err("Postgres does not run as root, and there is no user `postgres`".into()),
        }
    }

    /// A program that will run as this user.
    pub fn command(&self, program: &str) -> Command {
        let mut command = cmd::program(program, &[]);
        if let Self::Other { user, group } = self {
            // Our own folder may be closed to others.
            command.current_dir("/");
            become_user(&mut command, *user, *group);
        }
        command
    }

    /// A folder that belongs to this user: in `target`, or among the system's temporary files when
    /// others cannot reach the project.
    pub fn home(&self) -> Result<PathBuf, String> {
        let places = [cmd::root().join("target"), std::env::temp_dir()];
        let homes = places.map(|place| place.join("test-postgres"));
        let usable = homes.into_iter().find(|home| self.owns(home));
        usable.ok_or_else(|| "no folder for its files could be made".into())
    }

    /// Makes the folder, gives it to this user, and tries whether it can be written to.
    fn owns(&self, folder: &Path) -> bool {
        let given = std::fs::create_dir_all(folder).and_then(|()| match self {
            Self::Ourselves => Ok(()),
            Self::Other { user, group } => give(folder, *user, *group),
        });
        let mut test = self.command("test");
        test.arg("-w").arg(folder);
        let usable = given.is_ok() && cmd::output(&mut test).is_some();
        if !usable {
            // It stays where another run uses it.
            let _ = std::fs::remove_dir(folder);
        }
        usable
    }
}

fn id(args: &[&str]) -> Option<u32> {
    cmd::output(&mut cmd::program("id", args))?
        .trim()
        .parse()
        .ok()
}

#[cfg(unix)]
fn become_user(command: &mut Command, user: u32, group: u32) {
    use std::os::unix::process::CommandExt;
    command.uid(user).gid(group);
}

#[cfg(not(unix))]
fn become_user(_command: &mut Command, _user: u32, _group: u32) {}

#[cfg(unix)]
fn give(folder: &Path, user: u32, group: u32) -> std::io::Result<()> {
    std::os::unix::fs::chown(folder, Some(user), Some(group))
}

#[cfg(not(unix))]
fn give(_folder: &Path, _user: u32, _group: u32) -> std::io::Result<()> {
    Ok(())
}
