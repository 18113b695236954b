//! Whose data a command works on.

use anyhow::bail;
use domain::actor::{Actor, Tenant};
use domain::id::AccountId;
use service::{Ctx, platforms};

use crate::cli::Owner;

/// The operator, on the data of that platform and mode.
pub async fn actor(ctx: &Ctx, owner: &Owner) -> anyhow::Result<Actor> {
    let platform = platform(ctx, owner.platform.as_ref()).await?;
    Ok(Actor::System {
        tenant: Tenant {
            platform,
            livemode: owner.livemode,
        },
    })
}

/// The operator, on the team of that platform: it knows no test mode.
pub async fn of_team(ctx: &Ctx, platform: Option<AccountId>) -> anyhow::Result<Actor> {
    let owner = Owner {
        platform,
        livemode: true,
    };
    actor(ctx, &owner).await
}

/// The platform that was named, or the only one.
pub async fn platform(ctx: &Ctx, named: Option<&AccountId>) -> anyhow::Result<AccountId> {
    if let Some(id) = named {
        return match platforms::get(ctx, id).await {
            Ok(platform) => Ok(platform.id),
            Err(service::Error::NotFound { .. }) => bail!("--platform: there is no platform {id}"),
            Err(error) => Err(error.into()),
        };
    }
    let mut all = platforms::all(ctx).await?.into_iter();
    match (all.next(), all.next()) {
        (Some(only), None) => Ok(only.id),
        (None, _) => bail!("there is no platform yet; run `tributary serve` to set one up"),
        (Some(_), Some(_)) => bail!("there are several platforms; name one with --platform"),
    }
}
