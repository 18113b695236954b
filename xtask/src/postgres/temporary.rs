//! A Postgres server for one run of the tests.

use super::user::User;
use crate::cmd;
use crate::report::timed;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What it holds ends with it, so it need not be safe from a crash.
const SETTINGS: [&str; 7] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=300",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "logging_collector=off",
];

/// Runs the server until the standard input closes, and clears up. We hold the other end of the
/// input, so this happens in every case: also when we are killed and could not do it ourselves.
const KEEP: &str = r#"
"$@" >"$FOLDER/log" 2>&1 &
server=$!
cat >/dev/null
kill -QUIT "$server" 2>/dev/null
wait "$server"
rm -rf "$FOLDER"
"#;

const PATIENCE: Duration = Duration::from_secs(30);

/// `initdb` and `postgres` of one installation.
#[derive(Debug)]
pub struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// Those of the PATH, else the newest of the packaged ones.
    pub fn find() -> Option<Self> {
        let initdb = cmd::find("initdb");
        let on_path = initdb.and_then(|file| file.parent().map(Path::to_path_buf));
        let folder = on_path
            .filter(|folder| complete(folder))
            .or_else(|| newest(Path::new("/usr/lib/postgresql")))?;
        Some(Self { folder })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn complete(folder: &Path) -> bool {
    let names = ["initdb", "postgres"];
    names.iter().all(|name| folder.join(name).is_file())
}

/// Debian keeps a folder of programs for each version, apart from the PATH.
fn newest(home: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(home).into_iter().flatten().flatten();
    let numbered = entries.filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        Some((version, entry.path().join("bin")))
    });
    let usable = numbered.filter(|(_, folder)| complete(folder));
    usable.max().map(|(_, folder)| folder)
}

/// A running server. It stops, and its files go, when this value goes.
pub struct Temporary {
    keeper: Child,
    folder: PathBuf,
    port: u16,
}

impl Temporary {
    /// Makes the files of a server and starts it on a free port of the loopback.
    pub fn start(programs: &Programs) -> Result<Self, String> {
        timed("starting a temporary Postgres", || {
            let user = User::of_server()?;
            let home = user.home()?;
            let port = free_port().map_err(|error| error.to_string())?;
            let folder = home.join(format!("{}-{port}", std::process::id()));
            let made = make_files(programs, &user, &folder);
            let started = made.and_then(|()| Self::keep(programs, &user, folder.clone(), port));
            let running = started.inspect_err(|_| clear(&folder))?;
            running.wait()
        })
    }

    /// The address of its own database.
    pub fn url(&self) -> String {
        format!("postgres://postgres@{}/postgres", self.at())
    }

    /// Host and port.
    pub fn at(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Where its files are.
    #[cfg(test)]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn keep(programs: &Programs, user: &User, folder: PathBuf, port: u16) -> Result<Self, String> {
        let mut command = user.command("sh");
        command.args(["-c", KEEP, "sh"]);
        command.arg(programs.path("postgres"));
        command.arg("-D").arg(folder.join("data"));
        command.args(["-p", &port.to_string()]);
        command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
        command.env("FOLDER", &folder).stdin(Stdio::piped());
        alone(&mut command);
        let keeper = command.spawn().map_err(|error| error.to_string())?;
        Ok(Self {
            keeper,
            folder,
            port,
        })
    }

    /// Waits until it lets the tests in.
    fn wait(self) -> Result<Self, String> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if super::admits(&self.at()) {
                return Ok(self);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("it does not answer at {}\n{log}", self.at()))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
        clear(&self.folder);
    }
}

/// Removes what is left of a server, and the place of all servers when this was the last.
fn clear(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
    if let Some(home) = folder.parent() {
        let _ = std::fs::remove_dir(home);
    }
}

fn make_files(programs: &Programs, user: &User, folder: &Path) -> Result<(), String> {
    let mut initdb = user.command(&programs.path("initdb").to_string_lossy());
    initdb.args(["--username=postgres", "--auth=trust", "--no-sync"]);
    initdb.args(["--encoding=UTF8", "--locale=C", "--pgdata"]);
    initdb.arg(folder.join("data"));
    let output = initdb.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("initdb ended with {}\n{said}", output.status))
}

/// A port that is free now. Another program could take it before the server does; then the server
/// does not start, and says so.
fn free_port() -> std::io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// Away from the terminal, whose Ctrl-C would end the keeper before its work is done.
#[cfg(unix)]
fn alone(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn alone(_command: &mut Command) {}
