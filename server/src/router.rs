//! Everything that answers requests, in one place.

use std::sync::Arc;

use api::Table;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use leptos::config::LeptosOptions;
use service::Ctx;
use service::runner::Pulse;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::limit::RequestBodyLimitLayer;

use crate::layers::{
    access_log, errors, guard, headers, load, origin, request_id, session, unread,
};
use crate::{health, sign_out, web};

/// The largest body of a form, in bytes. The API has its own limit and its own words for it.
const BODY: usize = 256 * 1024;

/// The API where SDKs ask, the web app everywhere else; and the list of all of it.
pub fn table(ctx: Ctx, pulse: Arc<Pulse>, options: LeptosOptions) -> Table {
    let everything = web_app(&ctx, options)
        .merge(api::table(ctx.clone()))
        .merge(health::table(ctx.clone(), pulse));
    // The last layer sees the request first.
    everything.map(|routes| {
        routes
            .layer(CatchPanicLayer::custom(errors::panicked))
            .layer(from_fn_with_state(load::Places::default(), load::layer))
            .layer(from_fn(access_log::layer))
            .layer(from_fn_with_state(ctx, request_id::layer))
            .layer(from_fn(unread::layer))
    })
}

/// Pages, server functions, plain forms and files.
fn web_app(ctx: &Ctx, options: LeptosOptions) -> Table {
    let config = headers::Config::new(ctx, options.hash_files);
    // Compressing what holds balances is safe here: nonces and form keys are new in every answer,
    // so there is nothing to guess from sizes, and other sites cannot make a browser ask with the
    // session's cookie. Files that were compressed when they were built go out as they are.
    let worthwhile = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(worthwhile);
    // The last layer sees the request first.
    web::table(options)
        .merge(sign_out::table(ctx.clone()))
        .map(|routes| {
            routes
                .layer(from_fn_with_state(ctx.clone(), guard::layer))
                .layer(from_fn_with_state(ctx.clone(), session::layer))
                .layer(from_fn_with_state(ctx.clone(), origin::layer))
                .layer(DefaultBodyLimit::max(BODY))
                .layer(RequestBodyLimitLayer::new(BODY))
                .layer(compression)
                .layer(from_fn_with_state(config, headers::layer))
        })
}
