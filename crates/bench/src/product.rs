//! The product as it is served: its own router, its runner, over HTTP on a free port.

use std::net::SocketAddr;

use domain::pricing::PriceList;
use hyper::Request;
use server::{boot, listen, router, site};
use service::{
    Ctx,
    runner::{self, Runner},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use crate::{Outcome, client::Ask, people::Office, told};

/// The product, while it serves.
pub struct Product {
    /// Where it listens.
    pub addr: SocketAddr,
    /// What its use cases work with.
    pub ctx: Ctx,
    /// Who works there.
    pub office: Office,
    /// A secret key of test mode.
    pub key: String,
    runner: Runner,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Product {
    /// Opens the database at this address, which may be empty, and serves it.
    pub async fn start(database: &str) -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.map_err(told("listening"))?;
        let addr = listener.local_addr().map_err(told("listening"))?;
        let ctx = context(database).await?;
        let office = Office::of(&ctx).await?;
        let key = office.key(&ctx).await?;
        let runner = runner::start(&ctx);
        let routes = router::table(ctx.clone(), runner.pulse(), site::options(None)).into_router();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(async move {
            let stopped = async move { drop(stopped.await) };
            listen::run(listener, routes, stopped).await;
        });
        Ok(Self {
            addr,
            ctx,
            office,
            key,
            runner,
            stop,
            serving,
        })
    }

    /// Ends as the server does.
    pub async fn stop(self) -> Outcome<()> {
        drop(self.stop);
        self.serving.await.map_err(told("serving"))?;
        self.runner.stop().await;
        self.ctx.store.close().await;
        Ok(())
    }
}

/// What use cases work with, on the database at this address.
pub async fn context(database: &str) -> Outcome<Ctx> {
    let options = store::Options::default();
    let opened = boot::open(database, &options).await;
    let store = opened.map_err(told("the database"))?;
    let base_url = "http://127.0.0.1".to_owned();
    boot::ctx(store, base_url, None, PriceList::default(), None).map_err(told("the context"))
}

/// The request for a transfer with this number.
pub fn ask_transfer(number: u64, key: &str, seller: &str) -> Ask {
    let body = format!("amount=100&currency=usd&destination={seller}");
    Request::post("/v1/transfers")
        .header("host", "127.0.0.1")
        .header("authorization", format!("Bearer {key}"))
        .header("idempotency-key", format!("key-{number}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.into())
        .unwrap_or_default()
}

/// A request of a program for what stands at this path.
pub fn ask_api(path: &str, key: &str) -> Ask {
    ask(path, "authorization", &format!("Bearer {key}"))
}

/// A request of a browser for what stands at this path.
pub fn ask_page(path: &str, cookie: &str) -> Ask {
    ask(path, "cookie", cookie)
}

fn ask(path: &str, header: &str, value: &str) -> Ask {
    Request::get(path)
        .header("host", "127.0.0.1")
        .header(header, value)
        .body(Default::default())
        .unwrap_or_default()
}
