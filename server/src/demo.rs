//! The demo world: an invented platform with a year of business behind it.
//!
//! Everything in it is made by the same use cases that dashboards and the API call. Ids and dice
//! are seeded and the test clock walks through the year, so every machine makes the same world.

mod accounts;
mod banks;
mod cards;
mod cast;
mod clock;
mod credentials;
mod dice;
mod funds;
mod sales;
mod team;
#[cfg(test)]
mod tests;
mod world;

use anyhow::bail;
use domain::actor::Tenant;
use service::{Ctx, keys, platforms};

pub use credentials::{ADMIN_EMAIL, PASSWORD, PUBLISHABLE_KEY, SECRET_KEY};
pub use team::TEAM;

/// The demo's platform in test mode: the one that is there, or a new one. `say` hears of progress.
pub async fn ensure(ctx: &Ctx, say: &dyn Fn(&str)) -> anyhow::Result<Tenant> {
    if let Some(tenant) = find(ctx).await? {
        return Ok(tenant);
    }
    match platforms::all(ctx).await?.first() {
        None => world::make(ctx, say).await,
        Some(platform) if platform.name == credentials::PLATFORM => bail!(
            "making the demo world in this database was interrupted; remove the database and try \
             again"
        ),
        Some(_) => bail!("this database holds other data; the demo makes a database of its own"),
    }
}

/// The demo's platform, if the database holds one: its keys are public knowledge.
pub async fn find(ctx: &Ctx) -> service::Result<Option<Tenant>> {
    Ok(keys::authenticate(ctx, SECRET_KEY)
        .await?
        .map(|key| key.tenant))
}
