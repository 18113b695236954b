//! Making the world: a year, slice by slice.

use std::sync::Arc;

use domain::actor::{Actor, Proof, Role, Tenant};
use domain::time::{DAY, Timestamp};
use service::ids::SeededIds;
use service::platforms::NewPlatform;
use service::{Ctx, clock, keys, payments, platforms};

use super::cast::{self, Cast};
use super::clock::{ANCHOR, START, Still};
use super::credentials::{ADMIN_EMAIL, PLATFORM, PUBLISHABLE_KEY, SECRET_KEY};
use super::dice::Dice;
use super::sales::Shop;
use super::{accounts, cards, funds, team};

/// Where ids and dice start.
const SEED: u64 = 20_261_122;
/// Days of one slice while money that is received then has long been settled.
const LONG_SLICE: i64 = 7;
/// Days before the present that are walked through one by one: Brazil settles after thirty.
const CLOSE: i64 = 40;

/// Makes platform, team, accounts and thirteen months of business, and last the keys: their
/// presence says that the world is whole.
pub async fn make(ctx: &Ctx, say: &dyn Fn(&str)) -> anyhow::Result<Tenant> {
    say("making a demo world: thirteen months of an invented marketplace");
    let ctx = Ctx {
        clock: Arc::new(Still(ctx.wall())),
        ids: Arc::new(SeededIds::new(SEED)),
        ..ctx.clone()
    };
    let new = NewPlatform {
        name: PLATFORM.to_owned(),
        country: "US".parse()?,
        email: Some(ADMIN_EMAIL.to_owned()),
        clock_offset: START.since(ctx.wall()),
    };
    let platform = platforms::create(&ctx, &new).await?;
    let tenant = Tenant {
        platform: platform.id.clone(),
        livemode: false,
    };
    let user = team::join(&ctx, &platform.id).await?;
    let admin = Actor::Member {
        user,
        tenant: tenant.clone(),
        roles: vec![Role::Administrator],
        proof: Proof::Fresh,
    };
    let mut world = World {
        ctx,
        admin,
        dice: Dice::new(SEED),
        shops: Vec::new(),
    };
    world.live(say).await?;
    world.finish(&tenant).await?;
    say("the demo world is ready");
    Ok(tenant)
}

struct World {
    ctx: Ctx,
    /// The administrator does what people do; the system brings in what happened elsewhere.
    admin: Actor,
    dice: Dice,
    shops: Vec<Shop>,
}

impl World {
    async fn live(&mut self, say: &dyn Fn(&str)) -> anyhow::Result<()> {
        let days = ANCHOR.since(START) / DAY;
        let mut day = 0;
        while day <= days {
            let step = if days - day > CLOSE { LONG_SLICE } else { 1 };
            let next = (day + step).min(days + 1);
            self.slice(day..next).await?;
            if next * 5 / days > day * 5 / days {
                say(&format!("{} of {days} days", next.min(days)));
            }
            day = next;
        }
        Ok(())
    }

    /// Lives through some days: whoever joins joins on the first of them, and what was sold is
    /// recorded at the end of the last.
    async fn slice(&mut self, days: std::ops::Range<i64>) -> anyhow::Result<()> {
        self.move_to(START.plus(days.start * DAY)).await?;
        for cast in cast::all().filter(|cast| days.contains(&cast.joined)) {
            let id = accounts::join(&self.ctx, &self.admin, cast).await?;
            self.shops.push(Shop::new(cast, id, &self.dice));
        }
        for shop in &self.shops {
            if is_in(&days, shop.cast) {
                accounts::turn(&self.ctx, &self.admin, shop.cast, &shop.id).await?;
            }
        }
        for day in days.clone() {
            funds::on_day(&self.ctx, &self.admin, day, &self.shops, &self.dice).await?;
            let left = ANCHOR.since(START) / DAY - day;
            cards::on_day(&self.ctx, &self.admin, left, &self.shops, &self.dice).await?;
        }
        self.move_to(START.plus(days.end * DAY)).await?;
        self.sell(days).await
    }

    async fn sell(&mut self, days: std::ops::Range<i64>) -> anyhow::Result<()> {
        let now = clock::get(&self.ctx, &self.admin).await?;
        let mut sold = Vec::new();
        for day in days {
            for shop in &mut self.shops {
                sold.extend(shop.sales(day, now, &self.dice)?);
            }
        }
        sold.sort_by_key(|payment| payment.created);
        let system = Actor::System {
            tenant: self.admin.tenant().clone(),
        };
        payments::record_many(&self.ctx, &system, &sold).await?;
        Ok(())
    }

    /// Moves the test clock, which does on the way what comes due. Never beyond the present.
    async fn move_to(&self, to: Timestamp) -> anyhow::Result<()> {
        let now = clock::get(&self.ctx, &self.admin).await?;
        let seconds = to.min(ANCHOR).since(now);
        if seconds > 0 {
            clock::advance(&self.ctx, &self.admin, seconds).await?;
        }
        Ok(())
    }

    async fn finish(&self, tenant: &Tenant) -> anyhow::Result<()> {
        self.move_to(ANCHOR).await?;
        funds::finish(&self.ctx, &self.admin).await?;
        let system = Actor::System {
            tenant: tenant.clone(),
        };
        keys::install(&self.ctx, &system, PUBLISHABLE_KEY, "Demo").await?;
        keys::install(&self.ctx, &system, SECRET_KEY, "Demo").await?;
        Ok(())
    }
}

fn is_in(days: &std::ops::Range<i64>, cast: &Cast) -> bool {
    cast.turning_day().is_some_and(|day| days.contains(&day))
}
