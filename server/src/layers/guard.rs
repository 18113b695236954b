//! Pages that need a session lead to the door when there is none.

use app::routes::paths;
use app::ssr::Session;
use app::url::UrlBuilder;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use service::Ctx;

use super::plain;

/// The page on which links are redeemed; without a token it says to ask the platform for one.
pub const EXPRESS_LOGIN: &str = "/express/login";
/// The page on which codes are entered.
const EXPRESS_CODE: &str = "/express/code";
/// The page that makes the first platform.
const SETUP: &str = "/setup";
/// What server functions are under.
const SERVER_FUNCTIONS: &str = "/api/";

/// Lets the request pass, or leads it to where it can.
pub async fn layer(State(ctx): State<Ctx>, request: Request, next: Next) -> Response {
    let session = request
        .extensions()
        .get::<Session>()
        .cloned()
        .unwrap_or_default();
    let path = request.uri().path();
    if path.starts_with(SERVER_FUNCTIONS) && request.method() != Method::POST {
        return plain::page(
            StatusCode::METHOD_NOT_ALLOWED,
            "This address takes forms only",
            "Nothing was changed.",
        );
    }
    if is_under(path, paths::CONNECT) && session.member.is_none() {
        return to_login(request.uri());
    }
    let open = matches!(path, EXPRESS_LOGIN | EXPRESS_CODE | paths::EXPRESS_SIGN_OUT);
    if is_under(path, paths::EXPRESS) && !open && session.account.is_none() {
        return Redirect::to(EXPRESS_LOGIN).into_response();
    }
    if path == SETUP && !is_needed(&ctx).await {
        return Redirect::to(paths::LOGIN).into_response();
    }
    next.run(request).await
}

fn is_under(path: &str, start: &str) -> bool {
    path.strip_prefix(start)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The sign-in page, which leads back to where the request was going.
fn to_login(wanted: &Uri) -> Response {
    let wanted = wanted
        .path_and_query()
        .map_or(paths::CONNECT, |path| path.as_str());
    let next = if wanted == paths::CONNECT { "" } else { wanted };
    Redirect::to(&UrlBuilder::new(paths::LOGIN).set("next", next).build()).into_response()
}

async fn is_needed(ctx: &Ctx) -> bool {
    let Ok(mut read) = ctx.store.read().await else {
        return false;
    };
    store::setup::is_needed(&mut read).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_under_another_by_whole_segments() {
        assert!(is_under("/connect", "/connect"));
        assert!(is_under("/connect/accounts", "/connect"));
        assert!(!is_under("/connected", "/connect"));
        assert!(!is_under("/", "/connect"));
    }

    #[test]
    fn the_sign_in_page_leads_back() {
        let to = |wanted: &str| {
            let response = to_login(&wanted.parse().unwrap());
            response.headers()["location"].to_str().unwrap().to_owned()
        };
        assert_eq!(to("/connect"), "/login");
        assert_eq!(
            to("/connect/accounts?q=a b".replace(' ', "%20").as_str()),
            "/login?next=%2Fconnect%2Faccounts%3Fq%3Da%2520b"
        );
    }
}
