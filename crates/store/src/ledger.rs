//! Posting, the one way in which balances change. Holding and reading them: `ledger/`.

mod hold;
mod order;
mod read;

use std::collections::BTreeMap;

use domain::{
    actor::Scope,
    id::{AccountId, LedgerTransactionId},
    ledger::{LedgerAccount, LedgerKind, Owner, Posting},
    money::{Currency, Money},
    time::Timestamp,
};

use crate::{Conn, Error, Result, row::flag, sql};

use order::{Place, place};

pub use hold::{Held, hold_available, hold_each, hold_prefunding};
pub use order::in_order;
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

/// Debits, credits and count of changes of one ledger account.
#[derive(Clone, Copy, Default)]
struct Totals {
    debits: i64,
    credits: i64,
    version: i64,
    /// Whether the account may not be below zero after the change.
    guarded: bool,
}

impl Totals {
    /// The same after one more change.
    fn plus(self, debits: i64, credits: i64) -> Result<Self> {
        Ok(Self {
            debits: plus(self.debits, debits)?,
            credits: plus(self.credits, credits)?,
            version: plus(self.version, 1)?,
            guarded: self.guarded,
        })
    }

    fn balance(self) -> Result<i64> {
        minus(self.credits, self.debits)
    }
}

fn plus(one: i64, other: i64) -> Result<i64> {
    one.checked_add(other).ok_or(Error::Overflow)
}

fn minus(one: i64, other: i64) -> Result<i64> {
    one.checked_sub(other).ok_or(Error::Overflow)
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
/// when an account would go below zero that may not, or whose posting is guarded, with
/// [`crate::Error::Overflow`] when a total would not fit, and with [`crate::Error::Unique`] when
/// the source was posted before.
pub async fn post(
    conn: &mut Conn,
    scope: &Scope,
    source: Source<'_>,
    postings: &[Posting],
    now: Timestamp,
) -> Result<Posted> {
    let changes = changes(scope, postings)?;
    let before = apply(conn, scope, &changes).await?;
    let mut running = before.clone();
    for posting in postings {
        let amount = posting.amount().minor();
        let debit = bump(&mut running, place(scope, posting.debit()), amount, 0)?;
        let credit = bump(&mut running, place(scope, posting.credit()), 0, amount)?;
        insert(conn, scope, source, posting, (debit, credit), now).await?;
    }
    Ok(Posted {
        moved: moved(&before, &running)?,
        totals: totals(&changes)?,
    })
}

fn moved(
    before: &BTreeMap<Place<'_>, Totals>,
    after: &BTreeMap<Place<'_>, Totals>,
) -> Result<Vec<Moved>> {
    let mut moved = Vec::new();
    for ((place, before), after) in before.iter().zip(after.values()) {
        let (_, account) = place;
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

fn totals(changes: &BTreeMap<Place<'_>, Totals>) -> Result<Vec<(AccountId, Money)>> {
    let mut totals: BTreeMap<(&AccountId, Currency), i64> = BTreeMap::new();
    for ((_, account), change) in changes {
        let counted = matches!(account.kind, LedgerKind::Available | LedgerKind::Pending);
        if let (Owner::Account(owner), true) = (&account.owner, counted) {
            let total = totals.entry((owner, account.currency)).or_default();
            *total = plus(*total, change.balance()?)?;
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

/// What each account changes by in total, in the order in which rows are locked.
fn changes<'a>(scope: &Scope, postings: &'a [Posting]) -> Result<BTreeMap<Place<'a>, Totals>> {
    let mut changes: BTreeMap<Place<'a>, Totals> = BTreeMap::new();
    for posting in postings {
        let amount = posting.amount().minor();
        let debit = changes.entry(place(scope, posting.debit())).or_default();
        *debit = debit.plus(amount, 0)?;
        debit.guarded |= posting.is_guarded();
        let credit = changes.entry(place(scope, posting.credit())).or_default();
        *credit = credit.plus(0, amount)?;
    }
    Ok(changes)
}

/// Changes the totals, and answers what they were before.
async fn apply<'a>(
    conn: &mut Conn,
    scope: &Scope,
    changes: &BTreeMap<Place<'a>, Totals>,
) -> Result<BTreeMap<Place<'a>, Totals>> {
    let mut before = BTreeMap::new();
    for (place, change) in changes {
        let account = place.1;
        let key = account.key(scope.tenant());
        let mut after = add(conn, &key, change).await?;
        if after.is_none() {
            open(conn, scope, &key, account).await?;
            after = add(conn, &key, change).await?;
        }
        let (debits, credits, version) = after.ok_or(Error::Overdraft)?;
        before.insert(
            *place,
            Totals {
                debits: minus(debits, change.debits)?,
                credits: minus(credits, change.credits)?,
                version: minus(version, change.version)?,
                guarded: false,
            },
        );
    }
    Ok(before)
}

/// The statement that debits is also the one that checks. Nothing answers when a guarded account
/// has too little, and when there is no such account yet.
async fn add(conn: &mut Conn, key: &str, change: &Totals) -> Result<Option<(i64, i64, i64)>> {
    sql::query_as(
        "UPDATE ledger_accounts SET debits = debits + $2, credits = credits + $3,
            version = version + $4
         WHERE id = $1 AND ($5 = 0 OR credits + $3 >= debits + $2)
         RETURNING debits, credits, version",
    )
    .bind(key)
    .bind(change.debits)
    .bind(change.credits)
    .bind(change.version)
    .bind(flag(change.guarded))
    .fetch_optional(conn)
    .await
}

async fn open(conn: &mut Conn, scope: &Scope, key: &str, account: &LedgerAccount) -> Result<()> {
    sql::query(
        "INSERT INTO ledger_accounts
            (id, platform_id, livemode, owner, kind, currency, may_overdraw)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
    )
    .bind(key)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.owner_name())
    .bind(account.kind.name())
    .bind(account.currency.code())
    .bind(flag(account.kind.may_overdraw()))
    .execute(conn)
    .await?;
    Ok(())
}

/// Applies one side of a posting to the running totals: its balance and version after it.
fn bump<'a>(
    running: &mut BTreeMap<Place<'a>, Totals>,
    place: Place<'a>,
    debit: i64,
    credit: i64,
) -> Result<(i64, i64)> {
    let totals = running.get_mut(&place).ok_or_else(|| unknown(place.1))?;
    *totals = totals.plus(debit, credit)?;
    Ok((totals.balance()?, totals.version))
}

async fn insert(
    conn: &mut Conn,
    scope: &Scope,
    source: Source<'_>,
    posting: &Posting,
    (debit, credit): ((i64, i64), (i64, i64)),
    now: Timestamp,
) -> Result<()> {
    sql::query(
        "INSERT INTO postings (platform_id, livemode, transaction_id, code, debit_account,
            credit_account, currency, amount, debit_balance, credit_balance, debit_version,
            credit_version, source_type, source_id, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
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
    .execute(conn)
    .await?;
    Ok(())
}
