//! Redeeming a login link.

use domain::{
    login::{CHALLENGE_TTL, Resend},
    time::Timestamp,
};
use store::links::{self, Challenge, Link};

use super::{LINK_CLOSED, challenge, code, entrant, scope, system};
use crate::{Ctx, Error, Result, rights::secrets, unit::audit};

/// What a link looks like before it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It works.
    Open {
        /// Who made it.
        platform_name: String,
        /// Until when it works, on the tenant's clock.
        expires_at: Timestamp,
        /// What the page that shows the link redeems it with.
        challenge: ChallengeToken,
    },
    /// It was used, has expired or never was: which of them is not told.
    Closed,
}

/// What the browser keeps between link and code. Only its hash is kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeToken(pub String);

impl ChallengeToken {
    fn new(ctx: &Ctx) -> Self {
        Self(secrets::token(ctx))
    }
}

/// Looks at a link and changes nothing: scanners of mail may do it as often as they like.
pub async fn peek(ctx: &Ctx, token: &str) -> Result<LinkState> {
    let found = find(ctx, &secrets::hash_token(token)).await?;
    let Some(link) = found.filter(|link| !link.used) else {
        return Ok(LinkState::Closed);
    };
    let mut read = ctx.store.read().await?;
    let platform = store::platforms::find(&mut read, &link.tenant.platform).await?;
    Ok(
        platform.map_or(LinkState::Closed, |platform| LinkState::Open {
            platform_name: platform.name,
            expires_at: link.expires_at,
            challenge: ChallengeToken::new(ctx),
        }),
    )
}

/// Uses a link up and sends the code that is asked for next. Of any number of callers one wins.
/// A page that calls twice, since somebody tapped twice, goes on to the code both times: it names
/// the `challenge` that [`peek`] gave it, and nobody else knows that. Without one, a new one is made.
///
/// When the account's codes must still wait, the last one stays good and none is sent.
pub async fn redeem(
    ctx: &Ctx,
    token: &str,
    challenge: Option<&ChallengeToken>,
) -> Result<ChallengeToken> {
    let hash = secrets::hash_token(token);
    let link = find(ctx, &hash).await?.ok_or(LINK_CLOSED)?;
    let challenge = match challenge {
        Some(known) if secrets::is_token(&known.0) => known.clone(),
        _ => ChallengeToken::new(ctx),
    };
    // Spares those that are too late the work of hashing a code; who wins is decided below.
    if link.used {
        return again(ctx, &link, challenge).await;
    }
    let tenant = &link.tenant;
    let code = code::draw(ctx, tenant.livemode).await?;

    let mut write = ctx.store.begin_write().await?;
    let now = ctx.now(&mut write, tenant).await?;
    let Some(id) = links::redeem(&mut write, &hash, now).await? else {
        write.rollback().await?;
        return again(ctx, &link, challenge).await;
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
    links::insert_challenge(&mut write, &secrets::hash_token(&challenge.0), &opened, now).await?;
    write.commit().await?;
    Ok(challenge)
}

/// The challenge, if it is the one that the link became.
async fn again(ctx: &Ctx, link: &Link, challenge: ChallengeToken) -> Result<ChallengeToken> {
    let mut read = ctx.store.read().await?;
    let hash = secrets::hash_token(&challenge.0);
    match challenge::open(ctx, &mut read, &hash).await {
        Ok(open)
            if open.challenge.tenant == link.tenant && open.challenge.account == link.account =>
        {
            Ok(challenge)
        }
        Ok(_) | Err(Error::Unauthenticated(_)) => Err(LINK_CLOSED),
        Err(error) => Err(error),
    }
}

/// The link under the hash, until it expires.
async fn find(ctx: &Ctx, hash: &str) -> Result<Option<Link>> {
    let mut read = ctx.store.read().await?;
    let Some(link) = links::find(&mut read, hash).await? else {
        return Ok(None);
    };
    let now = ctx.now(&mut read, &link.tenant).await?;
    Ok((link.expires_at > now).then_some(link))
}
