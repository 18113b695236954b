//! The Postgres server that the tests use: the one that is there, or one of our own.

mod temporary;
mod user;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;
use temporary::{Programs, Temporary};

/// Names the database for the tests on Postgres.
pub const VARIABLE: &str = "TRIBUTARY_TEST_POSTGRES";

/// Where a server of this machine is looked for.
const LOCAL: &str = "127.0.0.1:5432";

const PATIENCE: Duration = Duration::from_secs(2);

/// What the tests on Postgres run on. A temporary server ends with this value.
pub enum Server {
    /// One that answers, by host and port. The tests find it by themselves.
    Found(String),
    /// One that was started for this run.
    Started(Temporary),
    /// None, for this reason: what can be is skipped.
    None(String),
}

impl Server {
    /// A server for this run, or why there can be none. `required` says whether having none is
    /// an error.
    pub fn ready(required: bool) -> Result<Self, String> {
        let named = std::env::var(VARIABLE).ok().filter(|url| !url.is_empty());
        let server = match named {
            Some(url) => by_name(&url),
            None => by_itself(LOCAL, Programs::find()),
        }?;
        match server {
            Self::None(reason) if required => Err(format!("{reason}, and CI=true demands one")),
            server => Ok(server),
        }
    }

    /// How the programs that use it are told of it.
    pub fn environment(&self) -> Option<(&'static str, OsString)> {
        match self {
            Self::Started(server) => Some((VARIABLE, server.url().into())),
            Self::Found(_) | Self::None(_) => None,
        }
    }

    /// What the tests run on, for the report.
    pub fn remark(&self) -> String {
        match self {
            Self::Found(at) => format!("SQLite and Postgres at {at}"),
            Self::Started(server) => format!("SQLite and a temporary Postgres at {}", server.at()),
            Self::None(reason) => format!("SQLite ONLY: {reason}"),
        }
    }
}

/// Whether continuous integration runs this, where nothing may be left out in silence.
pub fn on_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Who names a server wants that one, so another never takes its place.
fn by_name(url: &str) -> Result<Server, String> {
    let at = host_and_port(url);
    if listening(&at) {
        return Ok(Server::Found(at));
    }
    Err(format!(
        "{VARIABLE} names {at}, where no Postgres answers: start it, or unset the variable to test \
         on a local or a temporary server"
    ))
}

/// The server at `local`, or one that is started with `programs`.
fn by_itself(local: &str, programs: Option<Programs>) -> Result<Server, String> {
    if admits(local) {
        return Ok(Server::Found(local.to_owned()));
    }
    let Some(programs) = programs else {
        return Ok(Server::None(format!(
            "no Postgres at {local} that lets `postgres` in without a password, and no initdb to \
             start one with"
        )));
    };
    let started = Temporary::start(&programs);
    started
        .map(Server::Started)
        .map_err(|error| format!("the temporary Postgres did not start: {error}"))
}

/// Whether something listens there.
fn listening(server: &str) -> bool {
    connect(server).is_some()
}

fn connect(server: &str) -> Option<TcpStream> {
    let mut addresses = server.to_socket_addrs().into_iter().flatten();
    addresses.find_map(|at| TcpStream::connect_timeout(&at, PATIENCE).ok())
}

/// Whether a Postgres there lets the user `postgres` in as the tests come: without a password.
fn admits(server: &str) -> bool {
    let answer = || -> std::io::Result<[u8; 9]> {
        let mut stream = connect(server).ok_or(std::io::ErrorKind::ConnectionRefused)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(&startup())?;
        let mut answer = [0; 9];
        stream.read_exact(&mut answer)?;
        Ok(answer)
    };
    // `AuthenticationOk`: its letter, its length of eight, and a zero.
    answer().is_ok_and(|answer| answer == *b"R\0\0\0\x08\0\0\0\0")
}

/// The first message of a client: its length, version 3.0 of the protocol, and who it is.
fn startup() -> Vec<u8> {
    let words = b"user\0postgres\0database\0postgres\0\0";
    let length = u32::try_from(words.len() + 8).unwrap_or(u32::MAX);
    let version: u32 = 3 << 16;
    [&length.to_be_bytes()[..], &version.to_be_bytes(), words].concat()
}

/// The server in a database URL; 5432 when it names no port.
fn host_and_port(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or(rest);
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let has_port = host
        .rsplit_once(':')
        .is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    match (host.is_empty(), has_port) {
        (true, _) => LOCAL.into(),
        (false, true) => host.into(),
        (false, false) => format!("{host}:5432"),
    }
}

#[cfg(test)]
mod tests;
