//! The rules of where an account is paid out, below accounts and their external accounts.

use domain::{
    account::{Account, Collector, DashboardKind},
    actor::Actor,
    country::Country,
    event::{EventKind, Subject},
    external_account::{ExternalAccount, ExternalAccountKind, can_pay_out_to},
    id::AccountId,
    time::Timestamp,
};

use crate::{Error, Result, Unit, rights::authorize};

/// The most bank accounts and debit cards that an account can have.
pub const MAX_EXTERNAL_ACCOUNTS: usize = 100;

/// The parameter that names what is added.
const PARAM: &str = "external_account";

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

/// Whether one more fits.
pub(crate) fn check_limit(account: &Account) -> Result<()> {
    if account.external_accounts().len() < MAX_EXTERNAL_ACCOUNTS {
        return Ok(());
    }
    let message = format!("An account can have at most {MAX_EXTERNAL_ACCOUNTS} external accounts.");
    Err(Error::refused("parameter_invalid", Some(PARAM), message))
}

/// Whether an account in `home` can be paid out to a bank there.
pub(crate) fn check_place(home: Country, new: &ExternalAccount) -> Result<()> {
    let ExternalAccount::Bank(bank) = new else {
        return Ok(());
    };
    if can_pay_out_to(home, bank.country, bank.currency) {
        return Ok(());
    }
    let message = format!(
        "An account in {home} cannot be paid out in {} to a bank in {}.",
        bank.currency.upper(),
        bank.country
    );
    Err(Error::refused("parameter_invalid", Some(PARAM), message))
}

/// Whether a card is not over, by the tenant's own time.
pub(crate) fn check_expiry(new: &ExternalAccount, now: Timestamp) -> Result<()> {
    if !new.is_expired(now.date()) {
        return Ok(());
    }
    let (code, message) = ("expired_card", "This card has expired. Send another one.");
    Err(Error::refused(code, Some(PARAM), message))
}

/// Whether the account does not have it already.
pub(crate) fn check_new(account: &Account, new: &ExternalAccount) -> Result<()> {
    if !account.knows_external_account(new) {
        return Ok(());
    }
    let (code, message) = match new.kind() {
        ExternalAccountKind::BankAccount => (
            "bank_account_exists",
            "A bank account with these numbers is there already.",
        ),
        ExternalAccountKind::Card => (
            "resource_already_exists",
            "A debit card with this number is there already.",
        ),
    };
    Err(Error::refused(code, Some(PARAM), message))
}
