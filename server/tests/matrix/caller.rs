//! Who calls: each role, owners, keys of each kind, and nobody.

use domain::actor::{Actor, Proof, Role};
use domain::id::AccountId;
use service::{Ctx, login, members};
use testkit::World;

use crate::http::Headers;
use crate::spheres::{Spheres, Which};

/// The password of every member.
const PASSWORD: &str = "correct horse battery";

/// What the API makes of whoever calls.
#[derive(Clone, Debug)]
pub enum Pass {
    /// No valid key.
    None,
    /// A key that cannot make calls.
    Publishable,
    /// A key that names an account which is not its platform's.
    Unreachable,
    /// A key.
    As(Actor),
}

/// Somebody who calls.
pub struct Caller {
    pub name: String,
    pub headers: Headers,
    /// Whose objects are its own.
    pub home: Which,
    pub api: Pass,
    /// As whom the Connect Dashboard knows it.
    pub member: Option<Actor>,
    /// As whom the Express Dashboard knows it.
    pub owner: Option<Actor>,
    /// How it signs in anew.
    pub login: Option<Login>,
    /// The token of its session.
    token: String,
}

/// How a session is made.
#[derive(Clone)]
pub enum Login {
    Member {
        email: String,
        livemode: bool,
        /// Long before it calls.
        early: bool,
    },
    Owner {
        account: AccountId,
    },
}

impl Caller {
    fn nobody(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            headers: Vec::new(),
            home: Which::Platform,
            api: Pass::None,
            member: None,
            owner: None,
            login: None,
            token: String::new(),
        }
    }

    fn with_key(name: &str, key: &str, home: Which, api: Pass) -> Self {
        Self {
            headers: vec![("authorization", format!("Bearer {key}"))],
            home,
            api,
            ..Self::nobody(name)
        }
    }

    fn naming(mut self, account: &str) -> Self {
        self.headers.push(("stripe-account", account.to_owned()));
        self
    }

    /// The same, about to sign in.
    pub fn again(&self) -> Self {
        Self {
            home: self.home,
            login: self.login.clone(),
            ..Self::nobody(&self.name)
        }
    }

    /// Signs in, and calls with the new session from then on.
    pub async fn sign_in(&mut self, ctx: &Ctx, admin: &Actor) {
        let token = match &self.login {
            None => return,
            Some(Login::Member {
                email, livemode, ..
            }) => {
                let session = members::sign_in(ctx, email, PASSWORD).await.unwrap();
                let switched = members::set_mode(ctx, &session.token, *livemode).await;
                switched.unwrap();
                session.token
            }
            Some(Login::Owner { account }) => {
                let link = service::links::create(ctx, admin, account).await.unwrap();
                let token = link.url.split("token=").nth(1).unwrap();
                let challenge = login::redeem(ctx, token).await.unwrap();
                let session = login::answer(ctx, &challenge.0, "000000").await.unwrap();
                session.token
            }
        };
        let cookie = match &self.login {
            Some(Login::Member { .. }) => "tributary_admin",
            _ => "tributary_express",
        };
        self.headers = vec![("cookie", format!("{cookie}={token}"))];
        self.token = token;
    }

    /// Asks as whom the dashboards know the session now.
    pub async fn look_up(&mut self, ctx: &Ctx) {
        match &self.login {
            None => {}
            Some(Login::Member { .. }) => {
                let found = members::session(ctx, &self.token).await.unwrap();
                self.member = Some(found.unwrap().actor);
            }
            Some(Login::Owner { .. }) => {
                let found = login::account_session(ctx, &self.token).await.unwrap();
                self.owner = Some(found.unwrap().actor);
            }
        }
    }

    /// Whether it signs in so early that its proof of who it is has grown old.
    pub fn is_early(&self) -> bool {
        matches!(&self.login, Some(Login::Member { early: true, .. }))
    }
}

/// Everybody, signed in: who is early long before the others.
pub async fn all(world: &World, spheres: &Spheres) -> Vec<Caller> {
    let ctx = &world.ctx;
    let mut callers = vec![Caller::nobody("nobody")];
    callers.extend(team(ctx, spheres).await);
    callers.extend(owners(spheres));
    callers.extend(keys(ctx, spheres).await);
    for early in [true, false] {
        for caller in callers.iter_mut().filter(|it| it.is_early() == early) {
            caller.sign_in(ctx, &spheres.admin).await;
        }
        if early {
            world.clock.advance(Proof::RECENT_FOR);
        }
    }
    for caller in &mut callers {
        caller.look_up(ctx).await;
    }
    callers
}

async fn team(ctx: &Ctx, spheres: &Spheres) -> Vec<Caller> {
    let platform = &spheres.platform.tenant.platform;
    let mut team = Vec::new();
    for role in Role::ALL {
        let email = format!("{}@example.com", role.name());
        members::create(ctx, platform, &email, role.name(), PASSWORD, &[role])
            .await
            .unwrap();
        team.push(Caller {
            login: Some(Login::Member {
                email,
                livemode: false,
                early: false,
            }),
            ..Caller::nobody(role.name())
        });
    }
    for (name, home, livemode, early) in [
        ("administrator in live mode", Which::Live, true, false),
        ("administrator of an hour ago", Which::Platform, false, true),
    ] {
        let email = format!("{}@example.com", Role::Administrator.name());
        team.push(Caller {
            login: Some(Login::Member {
                email,
                livemode,
                early,
            }),
            home,
            ..Caller::nobody(name)
        });
    }
    team
}

fn owners(spheres: &Spheres) -> Vec<Caller> {
    let owners = [
        ("owner of an account", Which::Account),
        ("owner of another account", Which::Sibling),
    ];
    let owner = |(name, home)| Caller {
        login: Some(Login::Owner {
            account: spheres.get(home).account.clone().unwrap(),
        }),
        home,
        ..Caller::nobody(name)
    };
    owners.map(owner).into()
}

async fn keys(ctx: &Ctx, spheres: &Spheres) -> Vec<Caller> {
    let admin = &spheres.admin;
    let publishable = service::keys::create(ctx, admin, "page", false)
        .await
        .unwrap();
    let revoked = service::keys::create(ctx, admin, "gone", true)
        .await
        .unwrap();
    service::keys::revoke(ctx, admin, &revoked.key.id)
        .await
        .unwrap();
    let test = &spheres.platform.key;
    let mut keys = vec![
        Caller::with_key(
            "publishable key",
            &publishable.text,
            Which::Platform,
            Pass::Publishable,
        ),
        Caller::with_key("revoked key", &revoked.text, Which::Platform, Pass::None),
    ];
    for (name, home) in [
        ("secret key", Which::Platform),
        ("secret key in live mode", Which::Live),
        ("key for an account", Which::Account),
        ("key for another account", Which::Sibling),
    ] {
        let sphere = spheres.get(home);
        let actor = key_actor(ctx, &sphere.key, sphere.account.clone()).await;
        let caller = Caller::with_key(name, &sphere.key, home, Pass::As(actor));
        keys.push(match &sphere.account {
            Some(account) => caller.naming(account.as_str()),
            None => caller,
        });
    }
    let foreign = spheres.get(Which::OtherAccount).account.clone().unwrap();
    let live = spheres.get(Which::LiveAccount).account.clone().unwrap();
    for (name, account) in [
        ("key for an account of another platform", foreign.as_str()),
        ("key for an account in the other mode", live.as_str()),
        ("key for an account that is not there", "acct_absent"),
    ] {
        let caller = Caller::with_key(name, test, Which::Platform, Pass::Unreachable);
        keys.push(caller.naming(account));
    }
    keys
}

/// As whom the API knows the key.
async fn key_actor(ctx: &Ctx, text: &str, on_behalf: Option<AccountId>) -> Actor {
    let found = service::keys::authenticate(ctx, text)
        .await
        .unwrap()
        .unwrap();
    found.actor(on_behalf)
}
