//! Sessions of account owners.

use domain::{
    account::Account,
    actor::{Actor, Permission, Tenant},
    id::AccountId,
    time::Timestamp,
};
use store::{
    Conn,
    platforms::{self, Platform},
    sessions::{self, Holder},
};

use super::{Bar, bar};
use crate::{
    Ctx, Result,
    rights::{authorize, secrets},
    unit::audit,
};

/// Who is signed in, and for which account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSession {
    /// Who acts.
    pub actor: Actor,
    /// The account, as it is now.
    pub account: Account,
    /// The platform that it is connected to.
    pub platform: Platform,
    /// The time on the tenant's clock.
    pub now: Timestamp,
}

/// The session behind a token, if it is one of an account's owner who may still enter. The
/// account is read anew each time.
pub async fn account_session(ctx: &Ctx, token: &str) -> Result<Option<AccountSession>> {
    let mut read = ctx.store.read().await?;
    let Some((id, tenant)) = find(ctx, &mut read, &secrets::hash_token(token)).await? else {
        return Ok(None);
    };
    let actor = Actor::AccountUser {
        account: id.clone(),
        tenant: tenant.clone(),
    };
    let scope = authorize::owner(&actor, Permission::ViewAccounts)?;
    let account = store::accounts::find(&mut read, &scope, &id).await?;
    let platform = platforms::find(&mut read, &tenant.platform).await?;
    let (Some(account), Some(platform)) = (account, platform) else {
        return Ok(None);
    };
    // Who is inside needs no further code: a lost phone number or provider does not matter.
    let out = matches!(
        bar(ctx, &account),
        Some(Bar::NotExpress | Bar::NotOnboarded | Bar::Rejected)
    );
    if out {
        return Ok(None);
    }
    let now = ctx.now(&mut read, &tenant).await?;
    Ok(Some(AccountSession {
        actor,
        account,
        platform,
        now,
    }))
}

/// Ends the session behind a token. Without one there is nothing to do.
pub async fn sign_out(ctx: &Ctx, token: &str) -> Result<()> {
    let hash = secrets::hash_token(token);
    let mut write = ctx.store.begin_write().await?;
    let Some((account, tenant)) = find(ctx, &mut write, &hash).await? else {
        return Ok(write.rollback().await?);
    };
    sessions::delete(&mut write, &hash).await?;
    let now = ctx.now(&mut write, &tenant).await?;
    let actor = Actor::AccountUser {
        account: account.clone(),
        tenant,
    };
    let object = account.as_str();
    audit::note(
        ctx,
        &mut write,
        &actor,
        "account.sign_out",
        object,
        "done",
        now,
    )
    .await?;
    Ok(write.commit().await?)
}

/// The running session of an account's owner under the hash.
async fn find(ctx: &Ctx, conn: &mut Conn, hash: &str) -> Result<Option<(AccountId, Tenant)>> {
    let found = sessions::find(conn, hash, ctx.wall()).await?;
    Ok(found.and_then(|session| match session.holder {
        Holder::Account(account) => Some((account, session.tenant)),
        Holder::Member(_) => None,
    }))
}
