//! Keys of each kind.

use domain::actor::{Actor, Permission, Rights, Role};
use domain::id::AccountId;
use service::keys::{self, Kind};
use service::{Ctx, authorize, members};

use crate::caller::{Caller, PASSWORD, Pass};
use crate::spheres::{Spheres, Which};

/// Keys that may do what keys may, a developer's, and those that may do nothing.
pub async fn all(ctx: &Ctx, spheres: &Spheres) -> Vec<Caller> {
    let operator = &spheres.operator;
    let publishable = keys::create(ctx, operator, "page", Kind::Publishable).await;
    let publishable = publishable.unwrap();
    let revoked = secret(ctx, operator, keys::grantable(operator)).await;
    let found = keys::authenticate(ctx, &revoked).await.unwrap().unwrap();
    keys::revoke(ctx, operator, &found.key).await.unwrap();
    let home = Which::Platform;
    let mut callers = vec![
        Caller::with_key(
            "publishable key",
            &publishable.text,
            home,
            Pass::Publishable,
        ),
        Caller::with_key("revoked key", &revoked, home, Pass::None),
    ];
    for (name, home) in [
        ("secret key", Which::Platform),
        ("secret key in live mode", Which::Live),
        ("key for an account", Which::Account),
        ("key for another account", Which::Sibling),
    ] {
        callers.push(with_secret(ctx, spheres, name, &spheres.get(home).key, home).await);
    }
    let developers = of_developer(ctx, operator).await;
    callers.push(with_secret(ctx, spheres, "key of a developer", &developers, home).await);
    callers.extend(out_of_reach(spheres));
    callers
}

/// For each permission that a key can carry, one key with it alone and one with all the others, of
/// the platform and for an account.
pub async fn narrow(ctx: &Ctx, spheres: &Spheres) -> Vec<Caller> {
    let operator = &spheres.operator;
    let mut callers = Vec::new();
    for permission in keys::grantable(operator).iter() {
        let alone: Rights = [permission].into_iter().collect();
        let others = keys::grantable(operator).without(alone);
        for (rights, what) in [(alone, "alone"), (others, "missing")] {
            let key = secret(ctx, operator, rights).await;
            for home in [Which::Platform, Which::Account] {
                let name = format!("key of {home:?} with {} {what}", permission.name());
                callers.push(Caller {
                    only_for: Some(permission),
                    ..with_secret(ctx, spheres, &name, &key, home).await
                });
            }
        }
    }
    callers
}

async fn secret(ctx: &Ctx, maker: &Actor, rights: Rights) -> String {
    let made = keys::create(ctx, maker, "matrix", Kind::Secret(rights)).await;
    made.unwrap().text
}

/// The key that a developer makes, with all rights that it can have.
async fn of_developer(ctx: &Ctx, operator: &Actor) -> String {
    let email = "builder@example.com";
    let roles = [Role::Developer];
    members::create(ctx, operator, email, "Builder", PASSWORD, &roles)
        .await
        .unwrap();
    let session = members::sign_in(ctx, email, PASSWORD).await.unwrap();
    let found = members::session(ctx, &session.token).await.unwrap();
    let developer = found.unwrap().actor;
    assert!(!authorize::may(&developer, Permission::SendFunds));
    secret(ctx, &developer, keys::grantable(&developer)).await
}

/// A caller with a secret key, acting for the account that is its home.
async fn with_secret(ctx: &Ctx, spheres: &Spheres, name: &str, key: &str, home: Which) -> Caller {
    let account = spheres.get(home).account.clone();
    let found = keys::authenticate(ctx, key).await.unwrap().unwrap();
    let pass = Pass::As(found.actor(account.clone()));
    let caller = Caller::with_key(name, key, home, pass);
    match account {
        Some(account) => caller.naming(account.as_str()),
        None => caller,
    }
}

/// The secret key, naming accounts that it has nothing to do with.
fn out_of_reach(spheres: &Spheres) -> impl Iterator<Item = Caller> {
    let of = |which| -> AccountId { spheres.get(which).account.clone().unwrap() };
    let named = [
        (
            "key for an account of another platform",
            of(Which::OtherAccount).to_string(),
        ),
        (
            "key for an account in the other mode",
            of(Which::LiveAccount).to_string(),
        ),
        (
            "key for an account that is not there",
            "acct_absent".to_owned(),
        ),
    ];
    let key = spheres.platform.key.clone();
    named.into_iter().map(move |(name, account)| {
        Caller::with_key(name, &key, Which::Platform, Pass::Unreachable).naming(&account)
    })
}
