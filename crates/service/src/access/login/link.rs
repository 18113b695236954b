//! Redeeming a login link.

use domain::{
    login::{CHALLENGE_TTL, Resend},
    time::Timestamp,
};
use store::links::{self, Challenge, Link};

use super::{LINK_CLOSED, code, entrant, scope, system};
use crate::{Ctx, Result, rights::secrets, unit::audit};

/// What a link looks like before it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It works.
    Open {
        /// Who made it.
        platform_name: String,
        /// Until when it works, on the tenant's clock.
        expires_at: Timestamp,
    },
    /// It was used, has expired or never was: which of them is not told.
    Closed,
}

/// What the browser keeps between link and code. Only its hash is kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeToken(pub String);

/// Looks at a link and changes nothing: scanners of mail may do it as often as they like.
pub async fn peek(ctx: &Ctx, token: &str) -> Result<LinkState> {
    let Some(link) = find_open(ctx, &secrets::hash_token(token)).await? else {
        return Ok(LinkState::Closed);
    };
    let mut read = ctx.store.read().await?;
    let platform = store::platforms::find(&mut read, &link.tenant.platform).await?;
    Ok(
        platform.map_or(LinkState::Closed, |platform| LinkState::Open {
            platform_name: platform.name,
            expires_at: link.expires_at,
        }),
    )
}

/// Uses a link up and sends the code that is asked for next. Of any number of callers one wins.
///
/// When the account's codes must still wait, the last one stays good and none is sent.
pub async fn redeem(ctx: &Ctx, token: &str) -> Result<ChallengeToken> {
    let hash = secrets::hash_token(token);
    // Spares those that are too late the work of hashing a code; who wins is decided below.
    let link = find_open(ctx, &hash).await?.ok_or(LINK_CLOSED)?;
    let tenant = &link.tenant;
    let code = code::draw(ctx, tenant.livemode).await?;
    let challenge = secrets::token(ctx);

    let mut write = ctx.store.begin_write().await?;
    let now = ctx.now(&mut write, tenant).await?;
    let Some(id) = links::redeem(&mut write, &hash, now).await? else {
        write.rollback().await?;
        return Err(LINK_CLOSED);
    };
    let scope = scope(tenant, &id)?;
    store::accounts::hold(&mut write, &scope, &id).await?;
    let account = entrant(ctx, &mut write, &scope, LINK_CLOSED).await?;
    let actor = system(tenant);
    audit::note(
        ctx,
        &mut write,
        &actor,
        "login_link.redeem",
        id.as_str(),
        "done",
        now,
    )
    .await?;
    if code::when(&mut write, tenant, &id, now).await? == Resend::Allowed {
        code::send(ctx, &mut write, &scope, &account, &code, now).await?;
    }
    let opened = Challenge {
        tenant: tenant.clone(),
        account: id,
        expires_at: now.plus(CHALLENGE_TTL),
    };
    links::insert_challenge(&mut write, &secrets::hash_token(&challenge), &opened, now).await?;
    write.commit().await?;
    Ok(ChallengeToken(challenge))
}

/// The link under the hash, while it works.
async fn find_open(ctx: &Ctx, hash: &str) -> Result<Option<Link>> {
    let mut read = ctx.store.read().await?;
    let Some(link) = links::find_unused(&mut read, hash).await? else {
        return Ok(None);
    };
    let now = ctx.now(&mut read, &link.tenant).await?;
    Ok((link.expires_at > now).then_some(link))
}
