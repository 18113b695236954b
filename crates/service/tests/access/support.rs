//! Steps that several stories share.

use domain::{
    actor::{Actor, Role},
    id::{AccountId, UserId},
    list::PageRequest,
    message::Message,
};
use service::{Ctx, login, members, outbox};
use testkit::World;

pub const EMAIL: &str = "ada@example.com";
pub const PASSWORD: &str = "correct horse battery";

/// The token of a new login link for the account.
pub async fn link(w: &World, account: &AccountId) -> String {
    let link = service::links::create(&w.ctx, &w.admin(), account)
        .await
        .expect("a link is made");
    token_of(&link.url)
}

/// The token in a link's address.
pub fn token_of(url: &str) -> String {
    let (start, token) = url
        .split_once("/express/login?token=")
        .expect("the address of a link");
    assert!(start.starts_with("http"), "{url}");
    assert_eq!(token.len(), 64, "256 bits in hex");
    token.to_owned()
}

/// A challenge of the account: a link was made and redeemed.
pub async fn challenge(w: &World, account: &AccountId) -> String {
    let token = link(w, account).await;
    login::redeem(&w.ctx, &token, None)
        .await
        .expect("the link is redeemed")
        .0
}

/// The outbox, newest first.
pub async fn messages(w: &World) -> Vec<Message> {
    outbox::list(&w.ctx, &w.admin(), &PageRequest::first(100))
        .await
        .expect("the outbox")
        .items
}

/// Ada, with a role, on the team.
pub async fn ada(w: &World, role: Role) -> UserId {
    members::create(&w.ctx, &w.operator(), EMAIL, "Ada", PASSWORD, &[role])
        .await
        .expect("Ada joins")
}

/// Somebody with these roles on the team, signed in just now.
pub async fn joined(w: &World, name: &str, roles: &[Role]) -> Actor {
    let email = format!("{name}@example.com");
    members::create(&w.ctx, &w.operator(), &email, name, PASSWORD, roles)
        .await
        .expect("they join");
    let token = members::sign_in(&w.ctx, &email, PASSWORD)
        .await
        .expect("they sign in")
        .token;
    members::session(&w.ctx, &token)
        .await
        .expect("the session is read")
        .expect("the session runs")
        .actor
}

/// The token of a new session of Ada's.
pub async fn sign_in(ctx: &Ctx) -> String {
    members::sign_in(ctx, EMAIL, PASSWORD)
        .await
        .expect("Ada signs in")
        .token
}
