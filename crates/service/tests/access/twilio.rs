//! The adapter for SMS, against a server of our own.

use service::{
    Error,
    outbound::sms::{Sms, Twilio},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};

/// A server that answers one request with `status`, and the request as it came.
async fn server(status: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let request = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut read = Vec::new();
        let mut buffer = [0; 4_096];
        while !complete(&read) {
            let count = stream.read(&mut buffer).await.unwrap();
            assert!(count > 0, "the request ended early");
            read.extend_from_slice(&buffer[..count]);
        }
        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\n\r\n{{}}");
        stream.write_all(answer.as_bytes()).await.unwrap();
        String::from_utf8(read).unwrap()
    });
    (address, request)
}

fn complete(read: &[u8]) -> bool {
    let text = String::from_utf8_lossy(read).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

#[tokio::test]
async fn a_message_is_posted_as_twilio_wants_it() {
    let (address, request) = server("201 Created").await;
    let twilio = Twilio::new(&address, "AC123", "s3cret", "+15005550006").unwrap();
    twilio
        .send("job_1", "+34600000099", "123456 is your code & more")
        .await
        .unwrap();
    let request = request.await.unwrap();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /2010-04-01/Accounts/AC123/Messages.json HTTP/1.1\r\n"));
    let head = head.to_lowercase();
    // AC123:s3cret
    assert!(
        head.contains(
            "authorization: basic QUMxMjM6czNjcmV0"
                .to_lowercase()
                .as_str()
        ),
        "{head}"
    );
    assert!(head.contains("idempotency-key: job_1"), "{head}");
    assert!(head.contains("content-type: application/x-www-form-urlencoded"));
    assert_eq!(
        body,
        "To=%2B34600000099&From=%2B15005550006&Body=123456+is+your+code+%26+more"
    );
}

#[tokio::test]
async fn a_refusal_is_a_failure_and_tells_no_secret() {
    let (address, _request) = server("401 Unauthorized").await;
    let twilio = Twilio::new(&address, "AC123", "s3cret", "+15005550006").unwrap();
    let error = twilio
        .send("job_1", "+34600000099", "123456")
        .await
        .unwrap_err();
    assert!(
        matches!(&error, Error::Outside(text) if text.contains("401")),
        "{error}"
    );
    assert!(!error.to_string().contains("s3cret") && !error.to_string().contains("123456"));
}

#[tokio::test]
async fn an_absent_server_is_a_failure() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let twilio = Twilio::new(&address, "AC123", "s3cret", "+15005550006").unwrap();
    let error = twilio
        .send("job_1", "+34600000099", "123456")
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Outside(_)), "{error}");
}
