//! Serving the web app: pages, server functions and static files.

use api::table::{Operation, Table};
use app::{App, shell};
use axum::Router;
use axum::http::Method;
use axum::routing::any;
use leptos::config::LeptosOptions;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async};
use tower_http::services::ServeDir;

use crate::preferences;

/// The routes of the web app. Pages and server functions find the session and the service context
/// in the request's extensions (`app::ssr`).
pub fn table(options: LeptosOptions) -> Table {
    let pages = generate_route_list(App);
    let operations = listed(&pages);
    let page_options = options.clone();
    let routes = Router::new()
        .leptos_routes(&options, pages, move || shell(page_options.clone()))
        .fallback_service(files(&options))
        .with_state(options);
    Table::listed(routes, operations).merge(preferences::table())
}

/// What `leptos_routes` makes of these pages: one route for each of them, and one for each server
/// function that the app has registered.
fn listed(pages: &[AxumRouteListing]) -> Vec<Operation> {
    let pages = pages.iter().flat_map(|page| {
        page.methods().map(|method| Operation {
            method: method_of(method),
            path: page.path().to_owned(),
        })
    });
    let functions = server_fn_paths().map(|(path, method)| Operation {
        method,
        path: path.to_owned(),
    });
    pages.chain(functions).collect()
}

fn method_of(method: leptos_router::Method) -> Method {
    match method {
        leptos_router::Method::Get => Method::GET,
        leptos_router::Method::Post => Method::POST,
        leptos_router::Method::Put => Method::PUT,
        leptos_router::Method::Delete => Method::DELETE,
        leptos_router::Method::Patch => Method::PATCH,
    }
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
