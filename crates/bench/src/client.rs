//! The load: requests over connections that stay open, each with one request at a time.
//!
//! All connections of a load live on one thread of their own, so that what asks costs little and
//! always the same.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    client::conn::http1::{SendRequest, handshake},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::{Outcome, told};

/// A request as it is sent.
pub type Ask = Request<Full<Bytes>>;

/// Makes the request with this number.
pub type Asks = Arc<dyn Fn(u64) -> Ask + Send + Sync>;

/// How many answers a second come from `addr` over so many connections.
pub async fn rate(
    addr: SocketAddr,
    connections: usize,
    span: Duration,
    asks: Asks,
) -> Outcome<f64> {
    on_own_thread(move || async move {
        let start = Instant::now();
        let callers: Vec<_> = (0..connections)
            .map(|_| tokio::spawn(keep_asking(addr, start + span, asks.clone())))
            .collect();
        let mut answers = 0;
        for caller in callers {
            answers += caller.await.map_err(told("a caller"))??;
        }
        Ok(f64::from(answers) / start.elapsed().as_secs_f64())
    })
    .await
}

/// How long each of so many requests takes, one after the other on one connection, in ms. Those of
/// the first two are left out: they fill caches.
pub async fn times(addr: SocketAddr, count: usize, asks: Asks) -> Outcome<Vec<f64>> {
    on_own_thread(move || async move {
        let mut line = Line::open(addr).await?;
        let mut times = Vec::with_capacity(count);
        for number in 0..count + 2 {
            let start = Instant::now();
            line.ask(asks(0)).await?;
            if number >= 2 {
                times.push(start.elapsed().as_secs_f64() * 1_000.0);
            }
        }
        Ok(times)
    })
    .await
}

/// The answer to one request.
pub async fn answer(addr: SocketAddr, ask: Ask) -> Outcome<Bytes> {
    Line::open(addr).await?.ask(ask).await
}

async fn keep_asking(addr: SocketAddr, end: Instant, asks: Asks) -> Outcome<u32> {
    let mut line = Line::open(addr).await?;
    let mut answers = 0;
    while Instant::now() < end {
        line.ask(asks(next())).await?;
        answers += 1;
    }
    Ok(answers)
}

/// A number that no other request of this process has.
fn next() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

async fn on_own_thread<T, F>(work: impl FnOnce() -> F + Send + 'static) -> Outcome<T>
where
    T: Send + 'static,
    F: Future<Output = Outcome<T>>,
{
    let thread = tokio::task::spawn_blocking(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(told("a runtime"))?;
        runtime.block_on(work())
    });
    thread.await.map_err(told("the load"))?
}

/// A connection that stays open.
struct Line(SendRequest<Full<Bytes>>);

impl Line {
    async fn open(addr: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(addr).await.map_err(told("connecting"))?;
        stream.set_nodelay(true).map_err(told("connecting"))?;
        let (sender, connection) = handshake(TokioIo::new(stream))
            .await
            .map_err(told("connecting"))?;
        tokio::spawn(connection);
        Ok(Self(sender))
    }

    async fn ask(&mut self, ask: Ask) -> Outcome<Bytes> {
        self.0.ready().await.map_err(told("a connection"))?;
        let path = ask.uri().path().to_owned();
        let answer = self.0.send_request(ask).await.map_err(told(&path))?;
        read(&path, answer).await
    }
}

async fn read(path: &str, answer: Response<Incoming>) -> Outcome<Bytes> {
    let status = answer.status();
    let body = answer.into_body().collect().await.map_err(told(path))?;
    let body = body.to_bytes();
    if status == 200 {
        return Ok(body);
    }
    let text = String::from_utf8_lossy(&body);
    let start: String = text.chars().take(300).collect();
    Err(format!("{path} was answered with {status}: {start}"))
}
