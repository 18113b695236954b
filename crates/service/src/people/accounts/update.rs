//! Changing an account.

use domain::{
    account::{
        self, Account, AccountChange, BalanceSettings, Change, Collector, MinimumChange,
        ScheduleChange, SettingsChange,
    },
    actor::{Actor, Permission},
    event::{EventKind, Subject},
    id::AccountId,
    task::Task,
};

use super::{
    phones,
    rules::{change_error, check_capabilities, check_delay},
};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    ledger::paydays,
    people::{
        destinations::{self, hold_account},
        tokens,
    },
    reading::earnings,
    rights::authorize,
    work::run_keyed,
};

/// Changes an account. What is not in the change stays.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &AccountId,
    change: &AccountChange,
    key: Option<&Key>,
) -> Result<Reply<Account>> {
    let scope = authorize::account(actor, Permission::EditAccounts, id)?;
    if change.external_account.is_some() || change.external_token.is_some() {
        authorize::account(actor, Permission::EditPayoutDestinations, id)?;
    }
    change.check().map_err(change_error)?;
    if let Some(zone) = change.settings.time_zone.value() {
        earnings::check_time_zone(zone)?;
    }
    run_keyed(ctx, actor, &scope, key, &Update { id, change }).await
}

/// A change of an account.
pub(crate) struct Update<'a> {
    /// Of which.
    pub id: &'a AccountId,
    /// What changes.
    pub change: &'a AccountChange,
}

impl Work for Update<'_> {
    type Output = Account;
    const ACTION: &'static str = "account.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Account> {
        unit.about(self.id.as_str());
        let before = hold_account(unit, self.id).await?;
        let change = tokens::redeemed(unit, self.change).await?;
        let change = &phones::dialled(&change, before.country, before.livemode)?;
        if let Some(currency) = change.default_currency
            && currency != before.default_currency
        {
            return Err(Error::refused(
                "parameter_invalid",
                Some("default_currency"),
                "The currency of an account cannot be changed after it was created.",
            ));
        }
        if let Some(new) = &change.external_account {
            destinations::may_change(unit.actor, &before)?;
            destinations::check_limit(&before)?;
            destinations::check_new(&before, new)?;
            destinations::check_place(before.country, new)?;
            destinations::check_expiry(new, unit.now)?;
        }
        check_liable(&before, &change.settings)?;
        check_delay(unit, &before, change).await?;
        let mut after = before.clone();
        change.apply(&mut after, unit.now).map_err(change_error)?;
        if !change.capabilities.is_empty() {
            check_capabilities(|capability| after.capabilities.contains_key(&capability))?;
        }
        // Where the platform collects what is needed, onboarding is finished when nothing is
        // missing any more.
        account::refresh(&mut after, unit.now);
        if after.controller.collection == Collector::Application
            && !after.capabilities.is_empty()
            && after.requirements.currently_due.is_empty()
        {
            after.verification.details_submitted = true;
        }
        save(unit, before, after).await
    }

    fn remembered(account: &Account) -> Option<Account> {
        account.without_identity()
    }
}

/// Computes what follows from the facts of `after`, writes it, and records what changed.
pub(crate) async fn save(
    unit: &mut Unit<'_>,
    before: Account,
    mut after: Account,
) -> Result<Account> {
    account::refresh(&mut after, unit.now);
    if after == before {
        return Ok(after);
    }
    store::accounts::update(&mut unit.write, unit.scope, &after).await?;
    if let Some(deadline) = after.requirements.current_deadline
        && deadline > unit.now
    {
        let account = after.id.clone();
        unit.enqueue(&Task::RefreshAccount { account }, deadline)
            .await?;
    }
    destinations::tell(unit, &before, &after).await?;
    if is_handled_anew(&before, &after) {
        let (now, previous) = (Subject::settings_of(&after), Subject::settings_of(&before));
        unit.tell(EventKind::BalanceSettingsUpdated, now, Some(previous))
            .await?;
    }
    unit.tell(EventKind::AccountUpdated, &after, Some(&before))
        .await?;
    let moved = before.external_accounts() != after.external_accounts();
    let reopened = after.payouts_enabled && !before.payouts_enabled;
    if moved || reopened || is_handled_anew(&before, &after) {
        paydays::resume(unit, &after.id).await?;
    }
    Ok(after)
}

/// Whether the settings of the balance differ.
fn is_handled_anew(before: &Account, after: &Account) -> bool {
    BalanceSettings::from(before) != BalanceSettings::from(after)
}

/// How an account is paid out, the platform changes only where it answers for the losses.
fn check_liable(account: &Account, change: &SettingsChange) -> Result<()> {
    let touched = change.payouts != ScheduleChange::default()
        || change.minimum_balance != MinimumChange::Keep
        || change.debit_negative_balances != Change::Keep
        || change.payout_statement_descriptor != Change::Keep;
    if !touched || account.is_platform() || account.controller.platform_is_liable() {
        return Ok(());
    }
    Err(Error::refused(
        "account_invalid",
        None,
        "How an account is paid out can be changed only where the platform answers for its losses.",
    ))
}
