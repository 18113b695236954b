//! What clients of the API meet on a connection that they keep open.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::support::{Server, demo_database};

const KEY: &str = "sk_test_MeridianDemoOnThisMachineOnly0001";
const MIB: usize = 1024 * 1024;

/// A connection, as a client of HTTP/1.1 has it.
struct Line(BufReader<TcpStream>);

/// What was answered on it.
struct Answer {
    status: u16,
    headers: Vec<String>,
    body: Vec<u8>,
}

impl Answer {
    /// The error of the API.
    fn error(&self) -> Value {
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_else(|error| {
            panic!("{error}: {}", String::from_utf8_lossy(&self.body));
        });
        assert_eq!(body["error"]["type"], "invalid_request_error", "{body}");
        body["error"].clone()
    }

    fn closes(&self) -> bool {
        self.headers.iter().any(|line| line == "connection: close")
    }
}

impl Line {
    fn to(server: &Server) -> Self {
        let stream = TcpStream::connect(server.url.trim_start_matches("http://")).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        stream
            .set_write_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        Self(BufReader::new(stream))
    }

    fn send(&mut self, bytes: &[u8]) {
        self.0.get_mut().write_all(bytes).unwrap();
    }

    /// Sends the head of a request.
    fn head(&mut self, call: &str, headers: &[&[u8]]) {
        let mut head = format!("{call} HTTP/1.1\r\nHost: tributary\r\n").into_bytes();
        for header in headers {
            head.extend([header, &b"\r\n"[..]].concat());
        }
        head.extend(b"\r\n");
        self.send(&head);
    }

    fn answer(&mut self) -> Answer {
        let mut head = Vec::new();
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).unwrap();
            match line.trim_end() {
                "" => break,
                line => head.push(line.to_ascii_lowercase()),
            }
        }
        let length = head
            .iter()
            .find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        self.0.read_exact(&mut body).unwrap();
        let status = head[0].split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            headers: head,
            body,
        }
    }

    /// Sends a body of that size after its head, and reads what is answered.
    fn body(&mut self, call: &str, headers: &[&[u8]], size: usize) -> Answer {
        let length = format!("Content-Length: {size}");
        self.head(call, &[headers, &[length.as_bytes()]].concat());
        let piece = vec![b'x'; MIB];
        for sent in (0..size).step_by(MIB) {
            self.send(&piece[..MIB.min(size - sent)]);
        }
        self.answer()
    }

    /// Whether the next call is answered here.
    fn goes_on(&mut self) -> bool {
        let key = format!("Authorization: Bearer {KEY}");
        self.head("GET /v1/balance", &[key.as_bytes()]);
        self.answer().status == 200
    }
}

#[tokio::test]
async fn a_call_that_is_refused_before_it_is_read_leaves_its_connection_whole() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    let key = format!("Authorization: Bearer {KEY}").into_bytes();
    let form = &b"Content-Type: application/x-www-form-urlencoded"[..];
    let parts = &b"Content-Type: multipart/form-data; boundary=cut"[..];
    let wrong = &b"Authorization: Bearer sk_test_wrong"[..];
    let mut line = Line::to(&server);
    for (call, headers, size, status) in [
        ("POST /v1/transfers", [&key[..], form], 3 * MIB, 413),
        ("POST /v1/files", [&key[..], parts], 12 * MIB, 413),
        ("POST /v1/transfers", [wrong, form], 3 * MIB, 401),
        ("POST /v1/unicorns", [&key[..], form], 3 * MIB, 404),
        ("DELETE /v1/transfers", [&key[..], form], MIB, 404),
        ("POST /v2/core/accounts", [&key[..], form], 3 * MIB, 404),
    ] {
        let answer = line.body(call, &headers, size);
        answer.error();
        assert_eq!((answer.status, answer.closes()), (status, false), "{call}");
        assert!(line.goes_on(), "{call}");
    }
}

#[tokio::test]
async fn chunks_that_are_too_many_leave_their_connection_whole_too() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    let key = format!("Authorization: Bearer {KEY}").into_bytes();
    let mut line = Line::to(&server);
    line.head("POST /v1/transfers", &[&key, b"Transfer-Encoding: chunked"]);
    for _ in 0..3 {
        line.send(format!("{MIB:x}\r\n").as_bytes());
        line.send(&vec![b'x'; MIB]);
        line.send(b"\r\n");
    }
    line.send(b"0\r\n\r\n");
    assert_eq!(line.answer().status, 413);
    assert!(line.goes_on());
}

#[tokio::test]
async fn what_is_not_read_to_its_end_is_answered_with_the_end_of_the_connection() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    let key = format!("Authorization: Bearer {KEY}").into_bytes();
    for headers in [
        // More than is read and dropped.
        [&key[..], b"Content-Length: 99000000"],
        // The body is sent when the server says so, and it does not.
        [b"Content-Length: 3000000\r\nExpect: 100-continue", &key],
        [
            b"Content-Length: 3000000\r\nExpect: 100-continue",
            b"Authorization: Bearer x",
        ],
    ] {
        let mut line = Line::to(&server);
        line.head("POST /v1/transfers", &headers);
        let answer = line.answer();
        answer.error();
        assert!(answer.closes(), "{:?}", answer.headers);
        let mut rest = Vec::new();
        line.0.read_to_end(&mut rest).unwrap();
        assert!(rest.is_empty());
    }
}

#[tokio::test]
async fn a_key_that_cannot_be_one_is_told_so_whatever_its_characters() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    let mut line = Line::to(&server);
    for value in [
        &b"Bearer \x7f"[..],
        b"Bearer sk_test_\x01",
        b"Bearer \x00",
        b"Bearer sk_test_\x1b[0m",
        b"Bearer sk_test_\xc3\xa9",
        b"Bearer \xff\xfe",
        b"Bearer \xef\xbb\xbfsk_test_1",
        b"Bearer a\tb",
        b"Bearer \t",
        b"Basic \x7f",
        // A control character, a character outside of ASCII and one of no text, behind Base64.
        b"Basic fzo=",
        b"Basic w6k6",
        b"Basic /zo=",
    ] {
        line.head("GET /v1/balance", &[&[b"Authorization: ", value].concat()]);
        let answer = line.answer();
        assert_eq!(answer.status, 401, "{:?}", String::from_utf8_lossy(value));
        answer.error();
    }
    let key = format!("Authorization: Bearer {KEY}").into_bytes();
    for header in [
        &b"Stripe-Account: acct_\x7f"[..],
        b"Stripe-Account: \xc3\xa9",
    ] {
        line.head("GET /v1/balance", &[&key, header]);
        let answer = line.answer();
        assert_eq!(answer.status, 400);
        answer.error();
    }
    assert!(line.goes_on());
}

#[tokio::test]
async fn an_address_that_an_sdk_asks_is_answered_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    for accept in ["text/html", "*/*", "application/json", ""] {
        for path in [
            "/v1",
            "/v1/",
            "/v1/unicorns",
            "/v2",
            "/v2/core/accounts",
            "/v2/core/accounts/acct_1",
            "/v2/%FF",
            "/files",
            "/files/links/fl_1",
            "/oauth/token",
            "//v1/balance",
            "//v2/core/events",
        ] {
            for method in [
                reqwest::Method::GET,
                reqwest::Method::POST,
                reqwest::Method::DELETE,
            ] {
                let request =
                    reqwest::Client::new().request(method.clone(), format!("{}{path}", server.url));
                let answer = request.header("accept", accept).send().await.unwrap();
                assert_eq!(answer.status(), 404, "{method} {path}");
                assert_eq!(
                    answer.headers()["content-type"],
                    "application/json",
                    "{path}"
                );
                assert!(answer.headers().contains_key("request-id"));
                let body: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
                let message = body["error"]["message"].as_str().unwrap().to_owned();
                assert!(
                    message.contains(&format!("({method}: {path})")),
                    "{message}"
                );
            }
        }
    }
    // Addresses that only begin alike are the web app's.
    for path in ["/v1x", "/filesystem"] {
        let answer = server.get(path).send().await.unwrap();
        assert!(
            answer.headers()["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/html")
        );
    }
}
