//! The `/v1` JSON API: the only crate that knows Stripe's wire format.
//!
//! A request becomes a [`call::Call`] (who asks, with which parameters), one operation of
//! [`routes`] answers it by one use case of `service`, [`resources`] writes the result down, and
//! [`error`] writes down what went wrong. Nothing here decides anything about money.

#![recursion_limit = "256"]

mod auth;
mod call;
mod error;
mod expand;
mod form;
mod headers;
mod idempotency;
mod list;
mod params;
mod request_id;
mod resources;
mod routes;
pub mod table;
mod upload;
mod wire;

use axum::{
    Router, middleware,
    response::{IntoResponse, Response},
};
use service::Ctx;

pub use routes::owns;
pub use table::{Operation, Table};

/// The version of the wire format that answers are written in. Any version may be asked for; the
/// shape stays this one.
pub const VERSION: &str = "2026-10-28.endive";

/// Everything under `/v1`, and the list of it. It also answers what SDKs know and this server does
/// not, such as `/v2`, and has no other fallback, so that it can be merged with other tables.
pub fn table(ctx: Ctx) -> Table {
    routes::routes().map(|routes| {
        routes
            .layer(middleware::from_fn_with_state(ctx.clone(), headers::layer))
            .with_state(ctx)
    })
}

/// What answers the calls of the API.
pub fn router(ctx: Ctx) -> Router {
    table(ctx).into_router()
}

/// The answer when a call of the API cannot be worked on now: 503, in the wire format.
pub fn unavailable(message: &str) -> Response {
    error::Problem::unavailable(message).into_response()
}
