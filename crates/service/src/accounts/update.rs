//! Changing an account.

use domain::{
    account::{self, Account, AccountChange, ChangeError, Collector},
    actor::{Actor, Permission},
    event::Subject,
    id::AccountId,
};

use super::create::check_capabilities;
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, authorize, earnings, jobs, unit::run_keyed,
};

/// Changes an account. What is not in the change stays.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &AccountId,
    change: &AccountChange,
    key: Option<Idempotency<'_, Account>>,
) -> Result<Reply<Account>> {
    let scope = authorize::account(actor, Permission::EditAccounts, id)?;
    if let Actor::AccountUser { .. } = actor {
        return Err(Error::Forbidden(Permission::EditAccounts));
    }
    change.check().map_err(change_error)?;
    if let Some(zone) = change.settings.time_zone.value() {
        earnings::check_time_zone(zone)?;
    }
    run_keyed(ctx, actor, &scope, key, &Update { id, change }).await
}

struct Update<'a> {
    id: &'a AccountId,
    change: &'a AccountChange,
}

impl Work for Update<'_> {
    type Output = Account;
    const ACTION: &'static str = "account.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Account> {
        unit.about(self.id.as_str());
        let before = store::accounts::find(&mut unit.write, unit.scope, self.id)
            .await?
            .ok_or_else(|| Error::not_found("account", self.id, "account"))?;
        if let Some(currency) = self.change.default_currency
            && currency != before.default_currency
        {
            return Err(Error::refused(
                "parameter_invalid",
                Some("default_currency"),
                "The currency of an account cannot be changed after it was created.",
            ));
        }
        let mut after = before.clone();
        self.change.apply(&mut after).map_err(change_error)?;
        if !self.change.capabilities.is_empty() {
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
        let dedup = format!("{}:{}", after.id, deadline.unix());
        unit.enqueue(jobs::REFRESH, &dedup, after.id.as_str(), deadline)
            .await?;
    }
    let subject = Subject::Account(Box::new(after.clone()));
    let previous = Some(Subject::Account(Box::new(before)));
    unit.event(
        "account.updated",
        Some(&after.id.clone()),
        subject,
        previous,
    )
    .await?;
    Ok(after)
}

/// A change that cannot be made, as the edges know it.
pub(crate) fn change_error(error: ChangeError) -> Error {
    match error {
        ChangeError::Text(param, error) => Error::text(param, error),
        ChangeError::Value(param, message) => Error::invalid(param, "parameter_invalid", message),
        ChangeError::Metadata(error) => Error::metadata(error),
    }
}
