//! The balances that a unit of work holds: read once, changed in memory, written once.

use std::{collections::BTreeMap, fmt::Write as _};

use domain::{actor::Scope, ledger::LedgerAccount};

use crate::{
    Conn, Error, Result, Write,
    row::flag,
    sql::{self, AssertSqlSafe, Rows},
};

/// Debits, credits and count of changes of one ledger account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub debits: i64,
    pub credits: i64,
    pub version: i64,
}

impl Totals {
    /// The same after one more change.
    pub(super) fn plus(self, debits: i64, credits: i64) -> Result<Self> {
        Ok(Self {
            debits: plus(self.debits, debits)?,
            credits: plus(self.credits, credits)?,
            version: plus(self.version, 1)?,
        })
    }

    pub(super) fn balance(self) -> Result<i64> {
        let balance = self.credits.checked_sub(self.debits);
        balance.ok_or(Error::Overflow)
    }
}

fn plus(one: i64, other: i64) -> Result<i64> {
    one.checked_add(other).ok_or(Error::Overflow)
}

/// Totals of ledger accounts by their keys. They are what they are until the unit ends.
#[derive(Default)]
pub(crate) struct Known(BTreeMap<String, Totals>);

/// The totals of those of `accounts` that there are.
pub(super) async fn hold<'a>(
    write: &mut Write,
    scope: &Scope,
    accounts: impl Iterator<Item = &'a LedgerAccount>,
) -> Result<BTreeMap<&'a LedgerAccount, Totals>> {
    let mut held = BTreeMap::new();
    let mut missing = Vec::new();
    for account in accounts {
        let key = account.key(scope.tenant());
        match write.known.0.get(&key) {
            Some(totals) => drop(held.insert(account, *totals)),
            None => missing.push((key, account)),
        }
    }
    if missing.is_empty() {
        return Ok(held);
    }
    let keys: Vec<&str> = missing.iter().map(|(key, _)| key.as_str()).collect();
    write.must_be_alone()?;
    let found = read(write, &keys).await?;
    write.known.0.extend(found);
    for (key, account) in missing {
        if let Some(totals) = write.known.0.get(&key) {
            held.insert(account, *totals);
        }
    }
    Ok(held)
}

/// The same for each of `accounts`: those that are not there yet are opened.
pub(super) async fn hold_or_open<'a>(
    write: &mut Write,
    scope: &Scope,
    accounts: impl Iterator<Item = &'a LedgerAccount> + Clone,
) -> Result<BTreeMap<&'a LedgerAccount, Totals>> {
    let held = hold(write, scope, accounts.clone()).await?;
    let mut complete = true;
    for account in accounts
        .clone()
        .filter(|account| !held.contains_key(account))
    {
        open(write, scope, account).await?;
        complete = false;
    }
    if complete {
        return Ok(held);
    }
    hold(write, scope, accounts).await
}

/// Notes what became of totals that are held.
pub(super) async fn change(
    write: &mut Write,
    scope: &Scope,
    after: &BTreeMap<&LedgerAccount, Totals>,
) -> Result<()> {
    const TOTALS: Rows = Rows::Text {
        table: "ledger_accounts",
        head: "UPDATE ledger_accounts
            SET debits = v.column2, credits = v.column3, version = v.column4 FROM (VALUES ",
        tail: ") AS v WHERE ledger_accounts.id = v.column1",
    };
    for (account, totals) in after {
        let key = account.key(scope.tenant());
        TOTALS
            .row()
            .bind(key.as_str())
            .bind(totals.debits)
            .bind(totals.credits)
            .bind(totals.version)
            .write_last(write)
            .await?;
        write.known.0.insert(key, *totals);
    }
    Ok(())
}

/// Reads totals. Nobody else changes them meanwhile: a tenant's units are done one after the other.
async fn read(conn: &mut Conn, keys: &[&str]) -> Result<Vec<(String, Totals)>> {
    let mut text = String::from("SELECT id, debits, credits, version FROM ledger_accounts");
    for number in 1..=keys.len() {
        let before = if number == 1 { " WHERE id IN (" } else { ", " };
        // Writing to a text cannot fail.
        let _ = write!(text, "{before}${number}");
    }
    text.push(')');
    let mut query = sql::query_as(AssertSqlSafe(text));
    for key in keys {
        query = query.bind(*key);
    }
    let rows: Vec<(String, i64, i64, i64)> = query.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|(key, debits, credits, version)| {
            let totals = Totals {
                debits,
                credits,
                version,
            };
            (key, totals)
        })
        .collect())
}

async fn open(conn: &mut Conn, scope: &Scope, account: &LedgerAccount) -> Result<()> {
    const NEW: Rows = Rows::Text {
        table: "ledger_accounts",
        head: "INSERT INTO ledger_accounts
            (id, platform_id, livemode, owner, kind, currency, may_overdraw) VALUES ",
        tail: " ON CONFLICT (id) DO NOTHING",
    };
    NEW.row()
        .bind(account.key(scope.tenant()))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(account.owner_name())
        .bind(account.kind.name())
        .bind(account.currency.code())
        .bind(flag(account.kind.may_overdraw()))
        .write(conn)
        .await
}
