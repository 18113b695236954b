//! Login links: how a platform lets the owner of an Express account into the Express Dashboard.

use domain::{
    account::Account,
    actor::{Actor, Permission},
    id::{AccountId, LoginLinkId},
    login::LINK_TTL,
    time::Timestamp,
};

use crate::{
    Ctx, Error, Result, Unit, Work,
    access::login,
    rights::{authorize, secrets},
    work,
};

/// A link that was made. Its address is not kept and never shown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginLink {
    /// Where the owner goes, within [`LINK_TTL`] seconds and once.
    pub url: String,
    /// When it was made.
    pub created: Timestamp,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// Makes a login link for an account with the Express Dashboard that finished onboarding. The
/// account's older links stop working.
pub async fn create(ctx: &Ctx, actor: &Actor, id: &AccountId) -> Result<LoginLink> {
    // Links are the platform's to make: an account cannot make its own.
    authorize::platform(actor, Permission::CreateLoginLinks)?;
    let scope = authorize::account(actor, Permission::CreateLoginLinks, id)?;
    work::run(
        ctx,
        actor,
        &scope,
        &Create {
            account: id,
            token: secrets::token(ctx),
        },
    )
    .await
}

struct Create<'a> {
    account: &'a AccountId,
    token: String,
}

impl Work for Create<'_> {
    type Output = LoginLink;
    const ACTION: &'static str = "login_link.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<LoginLink> {
        unit.about(self.account.as_str());
        let found = store::accounts::find(&mut unit.write, unit.scope, self.account).await?;
        let account = found.ok_or_else(|| Error::not_found("account", self.account, "account"))?;
        check(unit.ctx, &account)?;
        let (created, expires_at) = (unit.now, unit.now.plus(LINK_TTL));
        let id = unit.id(LoginLinkId::from_suffix);
        let hash = secrets::hash_token(&self.token);
        // Of two links made at once, the later one kills the earlier one.
        store::accounts::hold(&mut unit.write, unit.scope, self.account).await?;
        store::links::insert(
            &mut unit.write,
            unit.scope,
            &id,
            &hash,
            self.account,
            created,
            expires_at,
        )
        .await?;
        let base = &unit.ctx.config.base_url;
        let url = format!("{base}/express/login?token={}", self.token);
        Ok(LoginLink {
            url,
            created,
            expires_at,
        })
    }
}

/// Refuses when the link would lead into a dead end, and says what to do instead.
fn check(ctx: &Ctx, account: &Account) -> Result<()> {
    let Some(bar) = login::bar(ctx, account) else {
        return Ok(());
    };
    let id = &account.id;
    let (code, why) = match bar {
        login::Bar::NotExpress => (
            "login_link_not_express",
            format!(
                "Cannot create a login link for the account {id}, which is not an Express \
                 account: it has no Express Dashboard."
            ),
        ),
        login::Bar::NotOnboarded => (
            "login_link_not_onboarded",
            format!(
                "Cannot create a login link for the account {id}, which has not completed \
                 onboarding. Send it through onboarding first."
            ),
        ),
        login::Bar::Rejected => (
            "login_link_rejected",
            format!("Cannot create a login link for the account {id}, which was rejected."),
        ),
        login::Bar::NoPhone => (
            "login_link_no_phone",
            format!(
                "Cannot create a login link for the account {id}: no phone number with a \
                 country code is on file to send the sign-in code to. Add one to the account first."
            ),
        ),
        login::Bar::NoSms => (
            "login_link_no_sms",
            "Cannot create a login link in live mode: no SMS provider is set up on this server, \
             so that no sign-in code could be sent."
                .to_owned(),
        ),
    };
    Err(Error::refused(code, Some("account"), why))
}
