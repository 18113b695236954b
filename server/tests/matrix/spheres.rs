//! Two platforms, two modes and their connected accounts.

use axum::Router;
use domain::actor::{Actor, Tenant};
use service::Ctx;
use testkit::World;

use crate::sphere::Sphere;

/// One of the spheres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The platform in test mode.
    Platform,
    /// An account of it.
    Account,
    /// Another account of it.
    Sibling,
    /// The platform in live mode.
    Live,
    /// An account of it there.
    LiveAccount,
    /// Another platform.
    Other,
    /// An account of that.
    OtherAccount,
}

impl Which {
    /// Whether it is a connected account.
    pub fn is_account(self) -> bool {
        use Which::*;
        matches!(self, Account | Sibling | LiveAccount | OtherAccount)
    }

    /// The spheres whose objects are somebody else's: of another account, in the other mode, of
    /// another platform.
    pub fn others(self) -> &'static [Which] {
        use Which::*;
        match self {
            Platform => &[Account, Live, Other, OtherAccount],
            Account => &[Platform, Sibling, LiveAccount, Other, OtherAccount],
            Sibling => &[Platform, Account, LiveAccount, Other, OtherAccount],
            _ => &[Platform, Account, LiveAccount, Other],
        }
    }

    /// Whether a platform may reach objects of `other` because it is an account of its own.
    pub fn has(self, other: Which) -> bool {
        use Which::*;
        matches!(
            (self, other),
            (Platform, Account | Sibling) | (Live, LiveAccount) | (Other, OtherAccount)
        )
    }
}

/// All of them.
pub struct Spheres {
    pub platform: Sphere,
    account: Sphere,
    sibling: Sphere,
    live: Sphere,
    live_account: Sphere,
    other: Sphere,
    other_account: Sphere,
    /// An administrator of the platform.
    pub admin: Actor,
}

impl Spheres {
    /// Makes them in that world.
    pub async fn new(world: &World, router: &Router) -> Self {
        let ctx: &Ctx = &world.ctx;
        let admin = world.admin();
        let platform = Sphere::platform(ctx, router, "the platform", admin.clone()).await;
        let live = in_live_mode(&admin);
        let live = Sphere::platform(ctx, router, "the platform in live mode", live).await;
        let other = world.other_platform().await;
        let other = Sphere::platform(ctx, router, "another platform", other).await;
        Self {
            account: platform.connected("an account").await,
            sibling: platform.connected("another account").await,
            live_account: live.connected("an account in live mode").await,
            other_account: other.connected("an account of another platform").await,
            platform,
            live,
            other,
            admin,
        }
    }

    /// One of them.
    pub fn get(&self, which: Which) -> &Sphere {
        match which {
            Which::Platform => &self.platform,
            Which::Account => &self.account,
            Which::Sibling => &self.sibling,
            Which::Live => &self.live,
            Which::LiveAccount => &self.live_account,
            Which::Other => &self.other,
            Which::OtherAccount => &self.other_account,
        }
    }
}

fn in_live_mode(actor: &Actor) -> Actor {
    let mut actor = actor.clone();
    if let Actor::Member { tenant, .. } = &mut actor {
        *tenant = Tenant {
            livemode: true,
            ..tenant.clone()
        };
    }
    actor
}
