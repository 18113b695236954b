//! Who calls: each role, owners, keys of each kind, and nobody.

use domain::actor::{Actor, Permission, Proof, Role};
use domain::id::AccountId;
use service::{Ctx, login, members};
use testkit::World;

use crate::http::Headers;
use crate::keys;
use crate::sphere::TURNING;
use crate::spheres::{Spheres, Which};

/// The password of every member.
pub const PASSWORD: &str = "correct horse battery";

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
    /// It calls only what needs this permission.
    pub only_for: Option<Permission>,
    /// The token of its session.
    pub token: String,
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
    /// Somebody without a key and a session.
    pub fn nobody(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            headers: Vec::new(),
            home: Which::Platform,
            api: Pass::None,
            member: None,
            owner: None,
            login: None,
            only_for: None,
            token: String::new(),
        }
    }

    /// Somebody with that key.
    pub fn with_key(name: &str, key: &str, home: Which, api: Pass) -> Self {
        Self {
            headers: vec![("authorization", format!("Bearer {key}"))],
            home,
            api,
            ..Self::nobody(name)
        }
    }

    /// The same, acting for that account.
    pub fn naming(mut self, account: &str) -> Self {
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
    pub async fn sign_in(&mut self, ctx: &Ctx, operator: &Actor) {
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
                let link = service::links::create(ctx, operator, account)
                    .await
                    .unwrap();
                let token = link.url.split("token=").nth(1).unwrap();
                let challenge = login::redeem(ctx, token, None).await.unwrap();
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
    callers.extend(keys::all(ctx, spheres).await);
    callers.extend(keys::narrow(ctx, spheres).await);
    for early in [true, false] {
        for caller in callers.iter_mut().filter(|it| it.is_early() == early) {
            caller.sign_in(ctx, &spheres.operator).await;
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
    let mut team = Vec::new();
    for role in Role::ALL {
        let email = format!("{}@example.com", role.name());
        members::create(ctx, &spheres.operator, &email, TURNING, PASSWORD, &[role])
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
