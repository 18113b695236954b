use super::temporary::{Programs, Temporary};
use super::{Server, admits, by_itself, by_name, host_and_port};
use std::net::TcpListener;

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

/// Nothing listens here: the port is kept for a service that nobody runs, so no test is given it.
const CLOSED: &str = "127.0.0.1:1";

#[test]
fn a_named_server_that_does_not_answer_is_an_error_and_not_replaced() {
    let url = format!("postgres://postgres@{CLOSED}/postgres");
    let Err(error) = by_name(&url) else {
        panic!("another server took its place");
    };
    assert!(
        error.contains("TRIBUTARY_TEST_POSTGRES") && error.contains("unset"),
        "{error}"
    );
}

#[test]
fn without_a_server_and_without_programs_there_is_none_and_the_report_says_so() {
    let server = by_itself(CLOSED, None).unwrap();
    assert!(matches!(server, Server::None(_)));
    assert!(server.environment().is_none());
    assert!(
        server.remark().contains("SQLite ONLY"),
        "{}",
        server.remark()
    );
}

#[test]
fn something_that_listens_and_is_no_postgres_admits_nobody() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    assert!(!admits(&listener.local_addr().unwrap().to_string()));
}

/// Says nothing about machines without Postgres, on which there is nothing to start.
#[test]
fn a_temporary_server_lets_the_tests_in_and_leaves_nothing_behind() {
    let Some(programs) = Programs::find() else {
        return;
    };
    let server = Temporary::start(&programs).unwrap();
    let (at, folder) = (server.at(), server.folder().to_path_buf());
    assert!(admits(&at) && folder.is_dir());
    drop(server);
    assert!(!admits(&at) && !folder.exists());
}
