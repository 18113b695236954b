//! Accounts that a platform already knew.

use domain::{
    account::{Account, NewAccount},
    actor::{Actor, Permission, Scope},
    event::EventKind,
    id::AccountId,
};
use store::{Conn, imports::Import as Known};

use super::{build, create};
use crate::{
    Ctx, Result, Unit, Work,
    rights::{authorize, secrets},
    work,
};

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
    /// A row with its id and other values had become this account before.
    Changed(Box<Account>),
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
    if let Some(known) = known(&mut unit.write, unit.scope, row).await? {
        return Ok(known);
    }
    let id = AccountId::from_suffix(&unit.ctx.ids.suffix(16));
    let mut account = build(&row.account, id, unit.scope.tenant(), unit.now)?;
    account.verification.details_submitted = true;
    domain::account::refresh(&mut account, unit.now);
    store::accounts::insert(&mut unit.write, &account).await?;
    let import = Known {
        account: account.id.clone(),
        fingerprint: fingerprint(&row.account),
    };
    store::imports::note_account(&mut unit.write, unit.scope, &row.external_id, &import).await?;
    unit.tell(EventKind::AccountUpdated, &account, None).await?;
    Ok(Imported::New(account.id))
}

/// What [`import`] would do with each of these rows, or why it would refuse it; `None` where it
/// would make an account. Writes nothing.
pub async fn check_import(
    ctx: &Ctx,
    actor: &Actor,
    rows: &[ImportRow],
) -> Result<Vec<Result<Option<Imported>>>> {
    let scope = authorize::platform(actor, Permission::CreateAccounts)?;
    let mut read = ctx.store.read().await?;
    let mut expected = Vec::with_capacity(rows.len());
    for row in rows {
        expected.push(match create::check(&row.account) {
            Ok(()) => known(&mut read, &scope, row).await,
            Err(error) => Err(error),
        });
    }
    Ok(expected)
}

/// What an earlier import made of a row with this id. An account that was changed since is no
/// reason to complain of a row that is as it was.
async fn known(conn: &mut Conn, scope: &Scope, row: &ImportRow) -> Result<Option<Imported>> {
    let Some(import) = store::imports::account(conn, scope, &row.external_id).await? else {
        return Ok(None);
    };
    if import.fingerprint.is_some() && import.fingerprint == fingerprint(&row.account) {
        return Ok(Some(Imported::Known(import.account)));
    }
    let account = store::accounts::find(conn, scope, &import.account).await?;
    Ok(Some(match account {
        Some(account) if !row.account.describes(&account) => Imported::Changed(Box::new(account)),
        _ => Imported::Known(import.account),
    }))
}

/// A short name of what a row says.
fn fingerprint(new: &NewAccount) -> Option<String> {
    let text = serde_json::to_string(new).ok()?;
    Some(secrets::digest(&text))
}

/// The account that the row with this id became.
pub async fn imported(ctx: &Ctx, actor: &Actor, external_id: &str) -> Result<Option<AccountId>> {
    let scope = authorize::platform(actor, Permission::ViewAccounts)?;
    let mut read = ctx.store.read().await?;
    let found = store::imports::account(&mut read, &scope, external_id).await?;
    Ok(found.map(|import| import.account))
}
