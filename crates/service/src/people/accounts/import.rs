//! Accounts that a platform already knew.

use domain::{
    account::NewAccount,
    actor::{Actor, Permission},
    event::EventKind,
    id::AccountId,
};

use super::{build, create};
use crate::{Ctx, Result, Unit, Work, rights::authorize, work};

/// One row of an import.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// The id that the account has elsewhere; an import can be run again without doubling it.
    pub external_id: String,
    /// What it is made with.
    pub account: NewAccount,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// It became this account now.
    New(AccountId),
    /// It had become this account before.
    Known(AccountId),
}

/// Makes accounts of `rows` in one transaction. They count as onboarded: the platform worked with
/// them before.
pub async fn import(ctx: &Ctx, actor: &Actor, rows: &[ImportRow]) -> Result<Vec<Imported>> {
    let scope = authorize::platform(actor, Permission::CreateAccounts)?;
    for row in rows {
        create::check(&row.account)?;
    }
    work::run(ctx, actor, &scope, &Import(rows)).await
}

struct Import<'a>(&'a [ImportRow]);

impl Work for Import<'_> {
    type Output = Vec<Imported>;
    const ACTION: &'static str = "account.import";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Vec<Imported>> {
        let mut outcome = Vec::with_capacity(self.0.len());
        for row in self.0 {
            outcome.push(import_one(unit, row).await?);
        }
        Ok(outcome)
    }
}

async fn import_one(unit: &mut Unit<'_>, row: &ImportRow) -> Result<Imported> {
    let known = store::imports::account(&mut unit.write, unit.scope, &row.external_id).await?;
    if let Some(id) = known {
        return Ok(Imported::Known(id));
    }
    let id = AccountId::from_suffix(&unit.ctx.ids.suffix(16));
    let mut account = build(&row.account, id, unit.scope.tenant(), unit.now)?;
    account.verification.details_submitted = true;
    domain::account::refresh(&mut account, unit.now);
    store::accounts::insert(&mut unit.write, &account).await?;
    store::imports::note_account(&mut unit.write, unit.scope, &row.external_id, &account.id)
        .await?;
    unit.tell(EventKind::AccountUpdated, &account, None).await?;
    Ok(Imported::New(account.id))
}

/// The account that the row with this id became.
pub async fn imported(ctx: &Ctx, actor: &Actor, external_id: &str) -> Result<Option<AccountId>> {
    let scope = authorize::platform(actor, Permission::ViewAccounts)?;
    let mut read = ctx.store.read().await?;
    Ok(store::imports::account(&mut read, &scope, external_id).await?)
}
