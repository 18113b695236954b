//! What a client still sends when its answer is ready.
//!
//! A call may be refused before its body is read: the body is too large, the key is wrong. If the
//! connection ended there, the client would find it reset while it sends, or with its next call.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};

/// How many bytes are read and dropped at most.
const MOST: u64 = 64 * 1024 * 1024;
/// How long they may take to come.
const WITHIN: Duration = Duration::from_secs(10);

/// Reads the rest of the body before the answer goes out, or says in the answer that the connection
/// ends with it.
pub async fn layer(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let asks_first = request.headers().contains_key(header::EXPECT);
    let left = Left::default();
    let request = request.map(|body| {
        let left = left.clone();
        Body::new(Lent {
            body,
            begun: false,
            ended: false,
            left,
        })
    });
    let mut response = next.run(request).await;
    if let Some((body, begun)) = left.take() {
        // Who asked first and was not told to go on sends nothing.
        let waits = asks_first && !begun;
        if waits || !ends(body).await {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
    }
    response
}

/// Whether the body comes to its end within what is read of it.
async fn ends(mut body: Body) -> bool {
    if body.size_hint().lower() > MOST {
        return false;
    }
    let all = async {
        let mut read = 0;
        while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
            let Ok(frame) = frame else { return false };
            let length = frame.data_ref().map_or(0, Bytes::len);
            read += u64::try_from(length).unwrap_or(MOST);
            if read > MOST {
                return false;
            }
        }
        true
    };
    tokio::time::timeout(WITHIN, all).await.unwrap_or(false)
}

/// What the answer left of a body, and whether it had begun to read it.
#[derive(Clone, Default)]
struct Left(Arc<Mutex<Option<(Body, bool)>>>);

impl Left {
    fn put(&self, body: Body, begun: bool) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((body, begun));
    }

    fn take(&self) -> Option<(Body, bool)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A body that comes back from whoever drops it before its end.
struct Lent {
    body: Body,
    begun: bool,
    ended: bool,
    left: Left,
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.begun = true;
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        self.ended |= matches!(polled, Poll::Ready(None | Some(Err(_))));
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if !self.ended && !self.body.is_end_stream() {
            self.left.put(std::mem::take(&mut self.body), self.begun);
        }
    }
}
