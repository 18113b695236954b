//! Posting, the one way in which balances change. Holding and reading them: `ledger/`.

mod hold;
mod known;
mod read;

use std::collections::BTreeMap;

use domain::{
    actor::Scope,
    id::{AccountId, LedgerTransactionId},
    ledger::{LedgerAccount, LedgerKind, Owner, Posting},
    money::{Currency, Money},
    time::Timestamp,
};

use crate::{Conn, Error, Result, Write, row::flag, sql::Rows};

use known::Totals;

pub use hold::{Held, hold_available, hold_each, hold_prefunding, open_each};
pub(crate) use known::Known;
pub use read::{available, balance, balances, postings_of};

/// What a set of postings belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The atomic set.
    pub transaction: &'a LedgerTransactionId,
    /// The kind of object, such as `transfer`.
    pub kind: &'a str,
    /// Its id. One source can be posted once per code.
    pub id: &'a str,
}

/// What one set of postings changes of a ledger account.
#[derive(Clone, Copy, Default)]
struct Change {
    totals: Totals,
    /// Whether the account may not be below zero after the change.
    guarded: bool,
}

/// What a set of postings made of an owner's available money in one currency, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whose.
    pub owner: AccountId,
    /// In which currency.
    pub currency: Currency,
    /// Before.
    pub before: i64,
    /// After.
    pub after: i64,
}

/// What a set of postings changed of the money of its owners.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// Available money.
    pub moved: Vec<Moved>,
    /// By how much available and pending money together changed, where they did.
    pub totals: Vec<(AccountId, Money)>,
}

/// Writes `postings` and changes the totals of their accounts, all or nothing.
///
/// Answers what became of each owner's money. Fails with [`crate::Error::Overdraft`]
/// when an account would go below zero that may not, or whose posting is guarded, and with
/// [`crate::Error::Overflow`] when a total would not fit. That the source was posted before is told
/// when the rows are written: [`crate::Error::Unique`].
pub async fn post(
    write: &mut Write,
    scope: &Scope,
    source: Source<'_>,
    postings: &[Posting],
    now: Timestamp,
) -> Result<Posted> {
    let changes = changes(postings)?;
    let before = known::hold_or_open(write, scope, changes.keys().copied()).await?;
    let mut running = before.clone();
    let mut sides = Vec::with_capacity(postings.len());
    for posting in postings {
        let amount = posting.amount().minor();
        let debit = bump(&mut running, posting.debit(), amount, 0)?;
        let credit = bump(&mut running, posting.credit(), 0, amount)?;
        sides.push((debit, credit));
    }
    check_overdraft(&changes, &running)?;
    for (posting, sides) in postings.iter().zip(sides) {
        insert(write, scope, source, posting, sides, now).await?;
    }
    known::change(write, scope, &running).await?;
    Ok(Posted {
        moved: moved(&before, &running)?,
        totals: totals(&changes)?,
    })
}

/// The rows are held, so nothing else can take the money. The schema checks it once more.
fn check_overdraft(
    changes: &BTreeMap<&LedgerAccount, Change>,
    after: &BTreeMap<&LedgerAccount, Totals>,
) -> Result<()> {
    for ((account, change), after) in changes.iter().zip(after.values()) {
        let covered = change.guarded || !account.kind.may_overdraw();
        if covered && after.debits > after.credits {
            return Err(Error::Overdraft);
        }
    }
    Ok(())
}

fn moved(
    before: &BTreeMap<&LedgerAccount, Totals>,
    after: &BTreeMap<&LedgerAccount, Totals>,
) -> Result<Vec<Moved>> {
    let mut moved = Vec::new();
    for ((account, before), after) in before.iter().zip(after.values()) {
        let (Owner::Account(owner), LedgerKind::Available) = (&account.owner, account.kind) else {
            continue;
        };
        moved.push(Moved {
            owner: owner.clone(),
            currency: account.currency,
            before: before.balance()?,
            after: after.balance()?,
        });
    }
    Ok(moved)
}

fn totals(changes: &BTreeMap<&LedgerAccount, Change>) -> Result<Vec<(AccountId, Money)>> {
    let mut totals: BTreeMap<(&AccountId, Currency), i64> = BTreeMap::new();
    for (account, change) in changes {
        let counted = matches!(account.kind, LedgerKind::Available | LedgerKind::Pending);
        if let (Owner::Account(owner), true) = (&account.owner, counted) {
            let total = totals.entry((owner, account.currency)).or_default();
            *total = total
                .checked_add(change.totals.balance()?)
                .ok_or(Error::Overflow)?;
        }
    }
    let changed = totals.into_iter().filter(|(_, total)| *total != 0);
    Ok(changed
        .map(|((owner, currency), total)| (owner.clone(), Money::new(total, currency)))
        .collect())
}

fn unknown(account: &LedgerAccount) -> Error {
    Error::Corrupt {
        table: "ledger_accounts",
        id: format!("{} {}", account.owner_name(), account.kind.name()),
        why: "a posting names an account whose totals were not changed".to_owned(),
    }
}

/// What each account changes by in total.
fn changes(postings: &[Posting]) -> Result<BTreeMap<&LedgerAccount, Change>> {
    let mut changes: BTreeMap<&LedgerAccount, Change> = BTreeMap::new();
    for posting in postings {
        let amount = posting.amount().minor();
        let debit = changes.entry(posting.debit()).or_default();
        debit.totals = debit.totals.plus(amount, 0)?;
        debit.guarded |= posting.is_guarded();
        let credit = changes.entry(posting.credit()).or_default();
        credit.totals = credit.totals.plus(0, amount)?;
    }
    Ok(changes)
}

/// Applies one side of a posting to the running totals: its balance and version after it.
fn bump<'a>(
    running: &mut BTreeMap<&'a LedgerAccount, Totals>,
    account: &'a LedgerAccount,
    debit: i64,
    credit: i64,
) -> Result<(i64, i64)> {
    let totals = running.get_mut(&account).ok_or_else(|| unknown(account))?;
    *totals = totals.plus(debit, credit)?;
    Ok((totals.balance()?, totals.version))
}

const POSTINGS: Rows = Rows::Text {
    table: "postings",
    head: "INSERT INTO postings (platform_id, livemode, transaction_id, code, debit_account,
            credit_account, currency, amount, debit_balance, credit_balance, debit_version,
            credit_version, source_type, source_id, created) VALUES ",
    tail: "",
};

async fn insert(
    conn: &mut Conn,
    scope: &Scope,
    source: Source<'_>,
    posting: &Posting,
    (debit, credit): ((i64, i64), (i64, i64)),
    now: Timestamp,
) -> Result<()> {
    POSTINGS
        .row()
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(source.transaction.as_str())
        .bind(posting.code())
        .bind(posting.debit().key(scope.tenant()))
        .bind(posting.credit().key(scope.tenant()))
        .bind(posting.amount().currency().code())
        .bind(posting.amount().minor())
        .bind(debit.0)
        .bind(credit.0)
        .bind(debit.1)
        .bind(credit.1)
        .bind(source.kind)
        .bind(source.id)
        .bind(now.unix())
        .write(conn)
        .await
}
