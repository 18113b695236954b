//! A redeemed link that waits for its code.

use domain::{
    account::Account,
    actor::Scope,
    login::{self, CODE_TRIES, Resend, TEST_PHONE},
    time::Timestamp,
};
use store::{
    Conn,
    links::{self, Challenge},
};

use super::{CHALLENGE_CLOSED, code, entrant, scope};
use crate::{Ctx, Error, Result, rights::secrets};

/// What the page that asks for the code shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeView {
    /// Who made the link.
    pub platform_name: String,
    /// Whose account it is.
    pub account_label: String,
    /// Where the code went, all but the last digits hidden.
    pub phone_masked: String,
    /// When another code may be asked for; `None` when it may be now.
    pub resend_at: Option<Timestamp>,
    /// How often the current code may still be tried; 0 when there is none that works.
    pub tries_left: i64,
    /// The time on the tenant's clock.
    pub now: Timestamp,
    /// Whether messages are shown in the outbox instead of sent.
    pub test_mode: bool,
}

/// The challenge behind a token, while it waits for its code.
pub async fn challenge(ctx: &Ctx, token: &str) -> Result<Option<ChallengeView>> {
    let mut read = ctx.store.read().await?;
    let open = match open(ctx, &mut read, &secrets::hash_token(token)).await {
        Ok(open) => open,
        Err(Error::Unauthenticated(_) | Error::Refused { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let Open {
        challenge,
        account,
        now,
        ..
    } = open;
    let tenant = &challenge.tenant;
    let Some(platform) = store::platforms::find(&mut read, &tenant.platform).await? else {
        return Ok(None);
    };
    let tries = links::tries(&mut read, tenant, &account.id, now).await?;
    let resend_at = match code::when(&mut read, tenant, &account.id, now).await? {
        Resend::Allowed => None,
        Resend::WaitUntil(at) => Some(at),
    };
    Ok(Some(ChallengeView {
        platform_name: platform.name,
        account_label: account.label(),
        phone_masked: login::mask_phone(account.phone().unwrap_or(TEST_PHONE)),
        resend_at,
        tries_left: tries.map_or(0, |tries| (CODE_TRIES - tries).max(0)),
        now,
        test_mode: !tenant.livemode,
    }))
}

/// Sends another code, which replaces the one before.
pub async fn resend(ctx: &Ctx, token: &str) -> Result<()> {
    let hash = secrets::hash_token(token);
    let livemode = {
        // Spares those that must wait the work of hashing a code; it is decided below.
        let mut read = ctx.store.read().await?;
        let open = open(ctx, &mut read, &hash).await?;
        check_wait(&mut read, &open).await?;
        open.challenge.tenant.livemode
    };
    let code = code::draw(ctx, livemode).await?;
    let mut write = ctx.store.begin_write().await?;
    let open = open(ctx, &mut write, &hash).await?;
    store::accounts::hold(&mut write, &open.scope, &open.account.id).await?;
    check_wait(&mut write, &open).await?;
    code::send(ctx, &mut write, &open.scope, &open.account, &code, open.now).await?;
    Ok(write.commit().await?)
}

async fn check_wait(conn: &mut Conn, open: &Open) -> Result<()> {
    match code::when(conn, &open.challenge.tenant, &open.account.id, open.now).await? {
        Resend::Allowed => Ok(()),
        Resend::WaitUntil(retry_at) => Err(Error::TooMany { retry_at }),
    }
}

/// A challenge that waits for its code.
pub(super) struct Open {
    pub challenge: Challenge,
    pub scope: Scope,
    pub account: Account,
    /// The time on the tenant's clock.
    pub now: Timestamp,
}

/// The challenge under the hash, while it waits for its code and its account may be entered.
pub(super) async fn open(ctx: &Ctx, conn: &mut Conn, hash: &str) -> Result<Open> {
    let challenge = links::find_challenge(conn, hash)
        .await?
        .ok_or(CHALLENGE_CLOSED)?;
    let now = ctx.now(conn, &challenge.tenant).await?;
    if challenge.expires_at <= now {
        return Err(CHALLENGE_CLOSED);
    }
    let scope = scope(&challenge.tenant, &challenge.account)?;
    let account = entrant(ctx, conn, &scope, CHALLENGE_CLOSED).await?;
    Ok(Open {
        challenge,
        scope,
        account,
        now,
    })
}
