//! The least that a durable transfer and an answer in JSON need: what the product is measured
//! against.

mod writer;

use std::net::SocketAddr;

use axum::{
    Form, Json, Router,
    extract::State,
    http::StatusCode,
    routing::{get, post},
};
use hyper::Request;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::{Outcome, client::Ask, told};
use writer::Writer;

/// The probe, while it serves.
pub struct Probe {
    /// Where it listens.
    pub addr: SocketAddr,
    _folder: TempDir,
}

/// What a transfer asks for.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Transfer {
    amount: i64,
    currency: String,
    destination: String,
    key: String,
}

impl Probe {
    /// Starts to serve on a free port, with a file of its own.
    pub async fn start() -> Outcome<Self> {
        let folder = TempDir::new().map_err(told("a temporary folder"))?;
        let writer = Writer::open(&folder.path().join("probe.db")).map_err(told("the probe"))?;
        let routes = Router::new()
            .route("/transfers", post(transfer))
            .route("/balance", get(balance))
            .with_state(writer);
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.map_err(told("the probe"))?;
        let addr = listener.local_addr().map_err(told("the probe"))?;
        // Taken and served as the product's are, so that only what stands behind differs.
        tokio::spawn(server::listen::run(
            listener,
            routes,
            std::future::pending(),
        ));
        Ok(Self {
            addr,
            _folder: folder,
        })
    }
}

/// The request for a transfer with this number.
pub fn ask_transfer(number: u64, seller: &str) -> Ask {
    let body = format!("amount=100&currency=usd&destination={seller}&key=key-{number}");
    Request::post("/transfers")
        .header("host", "127.0.0.1")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.into())
        .unwrap_or_default()
}

/// The request for a balance.
pub fn ask_balance() -> Ask {
    Request::get("/balance")
        .header("host", "127.0.0.1")
        .body(Default::default())
        .unwrap_or_default()
}

async fn transfer(
    State(writer): State<Writer>,
    Form(asked): Form<Transfer>,
) -> Result<Json<Value>, StatusCode> {
    let answer = asked.clone();
    let id = writer.write(asked).await;
    let id = id.ok_or(StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(json!({
        "id": id, "object": "transfer", "amount": answer.amount, "currency": answer.currency,
        "destination": answer.destination, "livemode": false, "metadata": {},
    })))
}

async fn balance() -> Json<Value> {
    let funds = |amount: i64| json!([{ "amount": amount, "currency": "usd", "source_types": { "card": amount } }]);
    Json(json!({
        "object": "balance", "livemode": false, "available": funds(100_000), "pending": funds(0),
    }))
}
