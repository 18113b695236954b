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
    MEMBER.read(is_secure(ctx), headers)
}

/// The token of the account user's session, as the browser sent it.
pub fn account_token(ctx: &Ctx, headers: &HeaderMap) -> Option<String> {
    ACCOUNT.read(is_secure(ctx), headers)
}

/// The token between link and code, as the browser sent it with the request being answered.
pub fn challenge_token(ctx: &Ctx) -> Option<String> {
    CHALLENGE.read(is_secure(ctx), &use_context::<Parts>()?.headers)
}

/// Signs a member in with the answer of a server function.
pub fn set_member(ctx: &Ctx, token: &str, expires_at: Timestamp) {
    answer(&MEMBER.set(is_secure(ctx), token, expires_at.since(ctx.wall())));
}

/// Signs an account's user in with the answer of a server function.
pub fn set_account(ctx: &Ctx, token: &str, expires_at: Timestamp) {
    answer(&ACCOUNT.set(is_secure(ctx), token, expires_at.since(ctx.wall())));
}

/// Keeps the token between link and code.
pub fn set_challenge(ctx: &Ctx, token: &str) {
    answer(&CHALLENGE.set(is_secure(ctx), token, domain::login::CHALLENGE_TTL));
}

/// Forgets the token between link and code.
pub fn clear_challenge(ctx: &Ctx) {
    answer(&CHALLENGE.set(is_secure(ctx), "", 0));
}

/// The header value that signs a member out.
pub fn clear_member(ctx: &Ctx) -> String {
    MEMBER.set(is_secure(ctx), "", 0)
}

/// The header value that signs an account's user out.
pub fn clear_account(ctx: &Ctx) -> String {
    ACCOUNT.set(is_secure(ctx), "", 0)
}

impl Cookie {
    /// Over https the prefix makes browsers refuse the cookie from anywhere but this very host.
    fn full_name(self, secure: bool) -> String {
        let prefix = if secure { "__Host-" } else { "" };
        format!("{prefix}{}", self.name)
    }

    fn set(self, secure: bool, value: &str, seconds: i64) -> String {
        let name = self.full_name(secure);
        let secure = if secure { "; Secure" } else { "" };
        let age = seconds.max(0);
        let same_site = self.same_site;
        format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite={same_site}{secure}")
    }

    fn read(self, secure: bool, headers: &HeaderMap) -> Option<String> {
        let name = self.full_name(secure);
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|header| header.to_str().ok())
            .flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(key, value)| (key == name && !value.is_empty()).then(|| value.to_owned()))
    }
}

fn is_secure(ctx: &Ctx) -> bool {
    ctx.config.is_secure()
}

fn answer(cookie: &str) {
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(value) = HeaderValue::from_str(cookie)
    {
        response.append_header(SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_https_a_cookie_belongs_to_one_host() {
        assert_eq!(
            ACCOUNT.set(true, "abc", 60),
            "__Host-tributary_express=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            MEMBER.set(false, "", -5),
            "tributary_admin=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"
        );
    }

    #[test]
    fn a_cookie_is_read_by_its_whole_name() {
        let sent = "theme=dark; tributary_admin=plain; __Host-tributary_admin=safe";
        let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::from_static(sent))]);
        assert_eq!(MEMBER.read(true, &headers).as_deref(), Some("safe"));
        assert_eq!(MEMBER.read(false, &headers).as_deref(), Some("plain"));
        assert_eq!(ACCOUNT.read(false, &headers), None);
        let empty = HeaderValue::from_static("tributary_admin=");
        assert_eq!(
            MEMBER.read(false, &HeaderMap::from_iter([(COOKIE, empty)])),
            None
        );
    }
}
