//! Where an account is paid out: its bank accounts and debit cards.

mod change;
mod create;
mod delete;
mod read;

use domain::{
    account::{Account, Collector, DashboardKind},
    actor::Actor,
    event::{EventKind, Subject},
    external_account::ExternalAccount,
    id::AccountId,
};

pub use change::{ExternalAccountChange, update};
pub use create::{MAX_EXTERNAL_ACCOUNTS, NewExternalAccount, Sent, create};
pub(crate) use create::{check_expiry, check_limit, check_new};
pub use delete::delete;
pub use read::{list, retrieve};

use crate::{Error, Result, Unit, people::accounts::save, rights::authorize};

/// Whether `actor` may change where `account` is paid out. The platform may where it collects
/// what is needed of the account itself, and before onboarding where there is no full dashboard;
/// else only the account's owner may.
pub(crate) fn may_change(actor: &Actor, account: &Account) -> Result<()> {
    let own = !authorize::is_platforms(actor);
    let controller = &account.controller;
    let full = controller.dashboard == DashboardKind::Full;
    let onboarding = !full && !account.verification.details_submitted;
    if own || account.is_platform() || controller.collection == Collector::Application || onboarding
    {
        return Ok(());
    }
    let code = if full {
        "not_allowed_on_standard_account"
    } else {
        "account_invalid"
    };
    Err(Error::refused(
        code,
        None,
        "Only the account's owner can change where this account is paid out.",
    ))
}

/// The account, held: nobody else changes it until the end of the unit.
pub(crate) async fn hold_account(unit: &mut Unit<'_>, id: &AccountId) -> Result<Account> {
    store::accounts::hold(&mut unit.write, unit.scope, id).await?;
    let found = store::accounts::find(&mut unit.write, unit.scope, id).await?;
    found.ok_or_else(|| Error::not_found("account", id, "account"))
}

/// Records what became of the bank accounts and debit cards of an account.
pub(crate) async fn tell(unit: &mut Unit<'_>, before: &Account, after: &Account) -> Result<()> {
    let (old, new) = (before.external_accounts(), after.external_accounts());
    let subject = |it: &ExternalAccount| Subject::destination_of(&after.id, it);
    let gone = |it: &&ExternalAccount| new.iter().all(|new| new.id() != it.id());
    for it in old.iter().filter(gone) {
        unit.tell(EventKind::AccountExternalAccountDeleted, subject(it), None)
            .await?;
    }
    for it in &new {
        let (kind, previous) = match old.iter().find(|old| old.id() == it.id()) {
            Some(old) if old == it => continue,
            Some(old) => (EventKind::AccountExternalAccountUpdated, Some(subject(old))),
            None => (EventKind::AccountExternalAccountCreated, None),
        };
        unit.tell(kind, subject(it), previous).await?;
    }
    Ok(())
}

/// Notes that a payout came back from `id`: automatic ones wait until somebody looks after it. An
/// account that was deleted meanwhile has none.
pub(crate) async fn mark_errored(unit: &mut Unit<'_>, owner: &AccountId, id: &str) -> Result<()> {
    if !store::accounts::hold(&mut unit.write, unit.scope, owner).await? {
        return Ok(());
    }
    let before = hold_account(unit, owner).await?;
    let Some(mut it) = before.external_account(id) else {
        return Ok(());
    };
    it.set_errored(true);
    let mut after = before.clone();
    after.replace_external_account(it);
    save(unit, before, after).await?;
    Ok(())
}
