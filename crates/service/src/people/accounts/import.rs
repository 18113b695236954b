//! Accounts that a platform already knew.

use std::collections::BTreeMap;

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
        let known = known(&mut unit.write, unit.scope, self.0).await?;
        let mut outcome = Vec::with_capacity(self.0.len());
        let mut made: BTreeMap<&str, Account> = BTreeMap::new();
        for (row, known) in self.0.iter().zip(known) {
            let twin = made.get(row.external_id.as_str());
            outcome.push(match (known, twin) {
                (Some(known), _) => known,
                (None, Some(twin)) => as_known(row, twin),
                (None, None) => {
                    let account = import_one(unit, row).await?;
                    let id = account.id.clone();
                    made.insert(&row.external_id, account);
                    Imported::New(id)
                }
            });
        }
        Ok(outcome)
    }
}

/// What became of a row whose twin above it became `account`.
fn as_known(row: &ImportRow, account: &Account) -> Imported {
    match row.account.describes(account) {
        true => Imported::Known(account.id.clone()),
        false => Imported::Changed(Box::new(account.clone())),
    }
}

/// Makes the account of a row, as one that the platform worked with before.
async fn import_one(unit: &mut Unit<'_>, row: &ImportRow) -> Result<Account> {
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
    Ok(account)
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
    let known = known(&mut read, &scope, rows).await?;
    let checked = rows.iter().map(|row| create::check(&row.account));
    Ok(checked
        .zip(known)
        .map(|(checked, known)| checked.map(|()| known))
        .collect())
}

/// What an earlier import made of rows with these ids. An account that was changed since is no
/// reason to complain of a row that is as it was.
async fn known(
    conn: &mut Conn,
    scope: &Scope,
    rows: &[ImportRow],
) -> Result<Vec<Option<Imported>>> {
    let ids: Vec<&str> = rows.iter().map(|row| row.external_id.as_str()).collect();
    let imports = store::imports::accounts(conn, scope, &ids).await?;
    let mut known = Vec::with_capacity(rows.len());
    for row in rows {
        known.push(match imports.get(&row.external_id) {
            Some(import) => Some(known_as(conn, scope, row, import).await?),
            None => None,
        });
    }
    Ok(known)
}

async fn known_as(
    conn: &mut Conn,
    scope: &Scope,
    row: &ImportRow,
    import: &Known,
) -> Result<Imported> {
    let id = import.account.clone();
    let same = |known: &String| fingerprint(&row.account).is_some_and(|it| known.starts_with(&it));
    if import.fingerprint.as_ref().is_some_and(same) {
        return Ok(Imported::Known(id));
    }
    let account = store::accounts::find(conn, scope, &id).await?;
    Ok(match account {
        Some(account) if !row.account.describes(&account) => Imported::Changed(Box::new(account)),
        _ => Imported::Known(id),
    })
}

/// A short name of what a row says: 96 bits, which tell the two rows of one id apart. Older versions
/// kept 256.
fn fingerprint(new: &NewAccount) -> Option<String> {
    let text = serde_json::to_string(new).ok()?;
    secrets::digest(&text).get(..24).map(str::to_owned)
}

/// The account that the row with this id became.
pub async fn imported(ctx: &Ctx, actor: &Actor, external_id: &str) -> Result<Option<AccountId>> {
    let scope = authorize::platform(actor, Permission::ViewAccounts)?;
    let mut read = ctx.store.read().await?;
    let found = store::imports::account(&mut read, &scope, external_id).await?;
    Ok(found.map(|import| import.account))
}
