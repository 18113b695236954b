//! A platform, who works for it, and its sellers.

use domain::{
    actor::{Actor, Proof, Role, Tenant},
    country::Country,
    id::{AccountId, UserId},
};
use service::{
    Ctx,
    keys::{self, Kind},
    members,
    platforms::{self, NewPlatform},
};
use testkit::{express, new_topup, new_transfer};

use crate::{Outcome, told};

/// The platform of a database, and who works for it in test mode.
pub struct Office {
    /// An administrator of the platform.
    pub admin: Actor,
    platform: AccountId,
}

impl Office {
    /// The first platform that is there; a new one where there is none.
    pub async fn of(ctx: &Ctx) -> Outcome<Self> {
        let known = platforms::all(ctx).await.map_err(told("the platforms"))?;
        let platform = match known.into_iter().next() {
            Some(platform) => platform.id,
            None => found(ctx).await?,
        };
        let tenant = Tenant {
            platform: platform.clone(),
            livemode: false,
        };
        let admin = Actor::Member {
            user: UserId::from_suffix("bench"),
            tenant,
            roles: vec![Role::Administrator],
            proof: Proof::Fresh,
        };
        Ok(Self { admin, platform })
    }

    /// A secret key of test mode that may do what keys may.
    pub async fn key(&self, ctx: &Ctx) -> Outcome<String> {
        let operator = self.operator(false);
        let kind = Kind::Secret(keys::grantable(&operator));
        let made = keys::create(ctx, &operator, "Bench", kind).await;
        Ok(made.map_err(told("a key"))?.text)
    }

    /// The cookie of an administrator who is signed in.
    pub async fn cookie(&self, ctx: &Ctx) -> Outcome<String> {
        let email = format!("bench-{}@example.com", ctx.ids.suffix(8).to_lowercase());
        let password = ctx.ids.suffix(24);
        let operator = self.operator(true);
        let roles = [Role::Administrator];
        members::create(ctx, &operator, &email, "Bench", &password, &roles)
            .await
            .map_err(told("a member"))?;
        let session = members::sign_in(ctx, &email, &password).await;
        let token = session.map_err(told("signing in"))?.token;
        Ok(format!("tributary_admin={token}"))
    }

    /// Sellers that can receive transfers and got one, from a platform that can pay for all of it.
    pub async fn sellers(&self, ctx: &Ctx, count: usize) -> Outcome<Vec<AccountId>> {
        let funds = new_topup(90_000_000_000);
        service::topups::create(ctx, &self.admin, &funds, None)
            .await
            .map_err(told("funds"))?;
        let mut sellers = Vec::with_capacity(count);
        for number in 0..count {
            let seller = self.seller(ctx, &format!("Seller {number}")).await?;
            sellers.push(seller);
        }
        Ok(sellers)
    }

    async fn seller(&self, ctx: &Ctx, name: &str) -> Outcome<AccountId> {
        let made = service::accounts::create(ctx, &self.admin, &express(name), None).await;
        let seller = made.map_err(told("a seller"))?.value.id;
        service::simulator::complete_onboarding(ctx, &self.admin, &seller, None)
            .await
            .map_err(told("a seller"))?;
        service::transfers::create(ctx, &self.admin, &new_transfer(&seller, 100), None)
            .await
            .map_err(told("the first transfer"))?;
        Ok(seller)
    }

    fn operator(&self, livemode: bool) -> Actor {
        Actor::System {
            tenant: Tenant {
                platform: self.platform.clone(),
                livemode,
            },
        }
    }
}

async fn found(ctx: &Ctx) -> Outcome<AccountId> {
    let new = NewPlatform {
        name: "Meridian Market".to_owned(),
        country: "US".parse::<Country>().map_err(told("a country"))?,
        email: None,
        clock_offset: 0,
    };
    let platform = platforms::create(ctx, &new).await;
    Ok(platform.map_err(told("the platform"))?.id)
}
