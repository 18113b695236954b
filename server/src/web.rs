//! Serving the web app: pages, server functions and static files.

use app::{App, shell};
use axum::Router;
use axum::routing::any;
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async};
use tower_http::services::ServeDir;

use crate::preferences;

/// The routes of the web app. Pages and server functions find the session and the service context
/// in the request's extensions (`app::ssr`).
pub fn router(options: LeptosOptions) -> Router {
    let routes = generate_route_list(App);
    let page_options = options.clone();
    Router::new()
        .leptos_routes(&options, routes, move || shell(page_options.clone()))
        .merge(preferences::router())
        .fallback_service(files(&options))
        .with_state(options)
}

/// The files of the site, compressed as they were built; whatever is none is the page that says so.
///
/// Not by `leptos_axum::file_and_error_handler`: what that answers with a file takes the headers of
/// a page that is being made on the same thread, its policy and its cookies among them.
fn files(options: &LeptosOptions) -> ServeDir<axum::routing::MethodRouter> {
    let page_options = options.clone();
    let missing = any(render_app_async(move || shell(page_options.clone())));
    ServeDir::new(&*options.site_root)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(true)
        .fallback(missing)
}
