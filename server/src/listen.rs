//! Taking connections, and letting them finish when it is time to go.

mod heads;

use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use heads::{Answered, Heads};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// How long a client may take to send the head of a request.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// Most header lines of a request.
const HEADERS: usize = 64;
/// Most bytes of a request's head.
const HEAD_SIZE: usize = 64 * 1024;
/// How long requests that are running may take to finish.
const DRAIN: Duration = Duration::from_secs(35);

/// Serves until `stop` answers, then lets running requests finish.
pub async fn run(listener: TcpListener, app: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => take(stream, app.clone(), &graceful),
                Err(error) => {
                    // Out of file descriptors, most likely: some will come back.
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(DRAIN) => tracing::warn!("some requests did not finish in time"),
    }
}

fn take(stream: TcpStream, app: Router, graceful: &GracefulShutdown) {
    // Small answers should not wait for more to send.
    let _ = stream.set_nodelay(true);
    let answered = Answered::default();
    let stream = Heads::new(stream, answered.clone());
    let service = service_fn(move |request: Request<Incoming>| {
        let (app, answered) = (app.clone(), answered.clone());
        async move {
            let response = app.oneshot(request).await;
            answered.set();
            response
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_headers(HEADERS)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(stream), service);
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
    });
}

/// The signals that ask the process to stop: SIGTERM and SIGINT (Ctrl+C).
pub struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    /// Starts to listen for them. Do so before anybody is told that the server is ready: until
    /// then a signal ends the process at once.
    pub fn listen() -> std::io::Result<Self> {
        #[cfg(unix)]
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            #[cfg(unix)]
            terminate: signal(SignalKind::terminate())?,
            #[cfg(unix)]
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Answers at the first signal. At a second one the process ends at once.
    pub async fn stop(mut self) {
        self.next().await;
        tracing::info!("stopping: running requests may finish");
        tokio::spawn(async move {
            self.next().await;
            std::process::exit(130);
        });
    }

    #[cfg(unix)]
    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    #[cfg(not(unix))]
    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
