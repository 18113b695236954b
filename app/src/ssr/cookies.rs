//! The cookies of sessions: names, attributes, setting and clearing.

use domain::time::Timestamp;
use http::{HeaderMap, HeaderValue, header::COOKIE, header::SET_COOKIE, request::Parts};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use service::Ctx;

/// A cookie that holds a token.
#[derive(Clone, Copy, Debug)]
struct Cookie {
    name: &'static str,
    same_site: &'static str,
}

/// Never sent along with a request that another site caused.
const MEMBER: Cookie = Cookie {
    name: "tributary_admin",
    same_site: "Strict",
};
/// Platforms link to the Express Dashboard from their own sites, and whoever is signed in already
/// should arrive signed in: so the cookie comes along when a link is followed, but not with forms.
const ACCOUNT: Cookie = Cookie {
    name: "tributary_express",
    same_site: "Lax",
};
/// Between a redeemed link and the code. Every step of it starts on our own pages.
const CHALLENGE: Cookie = Cookie {
    name: "tributary_code",
    same_site: "Strict",
};

/// The token of the member's session, as the browser sent it.
pub fn member_token(ctx: &Ctx, headers: &HeaderMap) -> Option<String> {
    MEMBER.read(ctx, headers)
}

/// The token of the account user's session, as the browser sent it.
pub fn account_token(ctx: &Ctx, headers: &HeaderMap) -> Option<String> {
    ACCOUNT.read(ctx, headers)
}

/// The token between link and code, as the browser sent it with the request being answered.
pub fn challenge_token(ctx: &Ctx) -> Option<String> {
    CHALLENGE.read(ctx, &use_context::<Parts>()?.headers)
}

/// Signs a member in with the answer of a server function.
pub fn set_member(ctx: &Ctx, token: &str, expires_at: Timestamp) {
    answer(&MEMBER.set(ctx, token, expires_at.since(ctx.wall())));
}

/// Signs an account's user in with the answer of a server function.
pub fn set_account(ctx: &Ctx, token: &str, expires_at: Timestamp) {
    answer(&ACCOUNT.set(ctx, token, expires_at.since(ctx.wall())));
}

/// Keeps the token between link and code.
pub fn set_challenge(ctx: &Ctx, token: &str) {
    answer(&CHALLENGE.set(ctx, token, domain::login::CHALLENGE_TTL));
}

/// Forgets the token between link and code.
pub fn clear_challenge(ctx: &Ctx) {
    answer(&CHALLENGE.set(ctx, "", 0));
}

/// The header value that signs a member out.
pub fn clear_member(ctx: &Ctx) -> String {
    MEMBER.set(ctx, "", 0)
}

/// The header value that signs an account's user out.
pub fn clear_account(ctx: &Ctx) -> String {
    ACCOUNT.set(ctx, "", 0)
}

impl Cookie {
    /// Over https the prefix makes browsers refuse the cookie from anywhere but this very host.
    fn full_name(self, ctx: &Ctx) -> String {
        let prefix = if ctx.config.is_secure() {
            "__Host-"
        } else {
            ""
        };
        format!("{prefix}{}", self.name)
    }

    fn set(self, ctx: &Ctx, value: &str, seconds: i64) -> String {
        let secure = if ctx.config.is_secure() {
            "; Secure"
        } else {
            ""
        };
        let name = self.full_name(ctx);
        let age = seconds.max(0);
        let same_site = self.same_site;
        format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite={same_site}{secure}")
    }

    fn read(self, ctx: &Ctx, headers: &HeaderMap) -> Option<String> {
        let name = self.full_name(ctx);
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|header| header.to_str().ok())
            .flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(key, value)| (key == name && !value.is_empty()).then(|| value.to_owned()))
    }
}

fn answer(cookie: &str) {
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(value) = HeaderValue::from_str(cookie)
    {
        response.append_header(SET_COOKIE, value);
    }
}
