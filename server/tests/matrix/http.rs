//! Calls and answers.

use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::Value;
use tower::ServiceExt;

/// Headers of a request.
pub type Headers = Vec<(&'static str, String)>;

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: String,
}

impl Answer {
    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// The code of an error, of the API or of a server function.
    pub fn code(&self) -> String {
        let body = self.json();
        let code = [&body["error"]["code"], &body["code"]]
            .into_iter()
            .find_map(Value::as_str);
        code.unwrap_or_default().to_owned()
    }
}

/// Sends `method path` with a form, or with parts where a file is among its fields.
pub async fn send(router: &Router, headers: &Headers, call: &str, form: &str) -> Answer {
    let (method, path) = call.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let body = match form.split_once("&file=@") {
        Some((fields, _)) => {
            request = request.header("content-type", "multipart/form-data; boundary=cut");
            parts(fields)
        }
        None => {
            if !form.is_empty() {
                request = request.header("content-type", "application/x-www-form-urlencoded");
            }
            form.to_owned()
        }
    };
    let request = request.body(Body::from(body)).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let location = response.headers().get(header::LOCATION);
    let location = location.map_or_else(String::new, |it| it.to_str().unwrap().to_owned());
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await;
    Answer {
        status,
        location,
        body: String::from_utf8_lossy(&bytes.unwrap()).into_owned(),
    }
}

/// A body of parts: the fields and a file, which differs from every other.
fn parts(fields: &str) -> String {
    let field = |(name, value): (&str, &str)| {
        format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields: String = fields
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(field)
        .collect();
    let number = fresh();
    format!(
        "{fields}--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\n%PDF-1.7\n{number}\r\n--cut--\r\n"
    )
}

/// A text that was not there before.
pub fn fresh() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("fresh{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
