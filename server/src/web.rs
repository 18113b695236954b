//! Serving the web app: pages, server functions and static files.

use app::{App, shell};
use axum::Router;
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, file_and_error_handler, generate_route_list};

use crate::preferences;

/// The routes of the web app. Pages and server functions find the session and the service context
/// in the request's extensions (`app::ssr`).
pub fn router(options: LeptosOptions) -> Router {
    let routes = generate_route_list(App);
    let page_options = options.clone();
    Router::new()
        .leptos_routes(&options, routes, move || shell(page_options.clone()))
        .merge(preferences::router())
        .fallback(file_and_error_handler::<LeptosOptions, _>(shell))
        .with_state(options)
}
