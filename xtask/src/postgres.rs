//! Whether a Postgres server is there to test on.

use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

/// Names the database for the tests on Postgres.
pub const VARIABLE: &str = "TRIBUTARY_TEST_POSTGRES";

const LOCAL: &str = "127.0.0.1:5432";

/// Host and port of the server that the tests would use.
pub fn server() -> String {
    match std::env::var(VARIABLE) {
        Ok(url) if !url.is_empty() => host_and_port(&url),
        _ => LOCAL.into(),
    }
}

/// Whether something answers there.
pub fn reachable(server: &str) -> bool {
    let addresses = server.to_socket_addrs().into_iter().flatten();
    let mut tries = addresses.map(|at| TcpStream::connect_timeout(&at, Duration::from_secs(2)));
    tries.any(|attempt| attempt.is_ok())
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
mod tests {
    use super::host_and_port;

    #[test]
    fn the_server_is_read_from_the_url() {
        let cases = [
            (
                "postgres://user:p%40ss@db.example:6543/test?sslmode=disable",
                "db.example:6543",
            ),
            ("postgresql://localhost/test", "localhost:5432"),
            ("postgres://root@127.0.0.1:5432/test", "127.0.0.1:5432"),
            ("postgres://u@[::1]:5433/x", "[::1]:5433"),
            ("postgres:///test", "127.0.0.1:5432"),
        ];
        for (url, server) in cases {
            assert_eq!(host_and_port(url), server, "{url}");
        }
    }
}
