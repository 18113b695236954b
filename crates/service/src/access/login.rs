//! How the owner of an Express account signs in: a login link, then a code by SMS.
//!
//! Links, challenges and codes go by the tenant's clock, sessions by the wall clock. Tries and
//! codes are counted per account in the database, whatever browser asks.

mod answer;
mod challenge;
mod code;
mod link;
mod session;

use domain::{
    account::Account,
    actor::{Actor, Permission, Scope, Tenant},
    id::AccountId,
};
use store::Conn;

pub use crate::access::members::NewSession;
use crate::{Ctx, Error, Result, outbound::phone, rights::authorize};

pub use answer::answer;
pub use challenge::{ChallengeView, challenge, resend};
pub use link::{ChallengeToken, LinkState, peek, redeem};
pub use session::{AccountSession, account_session, sign_out};

/// What every unusable link says.
const LINK_CLOSED: Error = Error::Unauthenticated(
    "This sign-in link was used or has expired. Open your dashboard from the platform again to \
     get a new one.",
);

/// What every unusable challenge says.
const CHALLENGE_CLOSED: Error = Error::Unauthenticated(
    "This sign-in was finished or has expired. Open your dashboard from the platform again.",
);

/// Why an account's owner cannot sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bar {
    /// There is no Express Dashboard for it.
    NotExpress,
    /// Onboarding was never finished.
    NotOnboarded,
    /// It was rejected.
    Rejected,
    /// Live mode, and no number to send a code to.
    NoPhone,
    /// Live mode, and nobody to send a code.
    NoSms,
}

/// What keeps the owner of `account` out, if anything.
pub(crate) fn bar(ctx: &Ctx, account: &Account) -> Option<Bar> {
    let live = account.livemode;
    if account.is_platform() || !account.has_express_dashboard() {
        Some(Bar::NotExpress)
    } else if !account.verification.details_submitted {
        Some(Bar::NotOnboarded)
    } else if account.verification.rejected.is_some() {
        Some(Bar::Rejected)
    } else if live && phone::of_account(account).is_none() {
        Some(Bar::NoPhone)
    } else if live && ctx.outbound.sms.is_none() {
        Some(Bar::NoSms)
    } else {
        None
    }
}

/// Who signs people in: nobody is there yet.
fn system(tenant: &Tenant) -> Actor {
    Actor::System {
        tenant: tenant.clone(),
    }
}

/// The rows of one account.
fn scope(tenant: &Tenant, account: &AccountId) -> Result<Scope> {
    authorize::account(&system(tenant), Permission::ViewAccounts, account)
}

/// The account, unless its owner may not sign in. A missing phone number or SMS provider is said
/// plainly, since the owner can do something about it; everything else is `closed`.
async fn entrant(ctx: &Ctx, conn: &mut Conn, scope: &Scope, closed: Error) -> Result<Account> {
    let Some(account) = store::accounts::find(conn, scope, scope.owner()).await? else {
        return Err(closed);
    };
    match bar(ctx, &account) {
        None => Ok(account),
        Some(Bar::NoPhone) => Err(Error::refused(
            "phone_missing",
            None,
            "No phone number with a country code is on file for this account, so no code can be \
             sent. Ask the platform to add one.",
        )),
        Some(Bar::NoSms) => Err(Error::refused(
            "sms_unavailable",
            None,
            "Codes cannot be sent at the moment. Ask the platform for help.",
        )),
        Some(_) => Err(closed),
    }
}
