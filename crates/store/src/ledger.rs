//! Postings and balances.

mod hold;

use std::collections::BTreeMap;

use domain::{
    actor::Scope,
    balance_transaction::Balance,
    id::{AccountId, LedgerTransactionId},
    ledger::{LedgerAccount, LedgerKind, Owner, Posting, PostingRow},
    money::{Currency, Money},
    time::Timestamp,
};

use crate::{
    Conn, Error, Result,
    row::{flag, named, parsed},
};

pub use hold::{Funds, available, hold_all, hold_available, hold_funds, hold_prefunding};

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

/// Writes `postings` and changes the totals of their accounts, all or nothing.
///
/// Answers what became of each owner's available money. Fails with [`crate::Error::Overdraft`]
/// when an account would go below zero that may not, or whose posting is guarded, and with
/// [`crate::Error::Unique`] when the source was posted before.
pub async fn post(
    conn: &mut Conn,
    scope: &Scope,
    source: Source<'_>,
    postings: &[Posting],
    now: Timestamp,
) -> Result<Vec<Moved>> {
    let before = apply(conn, scope, &changes(postings)).await?;
    let mut running = before.clone();
    for posting in postings {
        let amount = posting.amount().minor();
        let debit = bump(&mut running, posting.debit(), amount, 0);
        let credit = bump(&mut running, posting.credit(), 0, amount);
        insert(conn, scope, source, posting, (debit, credit), now).await?;
    }
    change_account_balances(conn, scope, postings).await?;
    Ok(moved(&before, &running))
}

fn moved(
    before: &BTreeMap<&LedgerAccount, Totals>,
    after: &BTreeMap<&LedgerAccount, Totals>,
) -> Vec<Moved> {
    let balance = |totals: &Totals| totals.credits.saturating_sub(totals.debits);
    before
        .iter()
        .filter_map(|(account, totals)| match &account.owner {
            Owner::Account(owner) if account.kind == LedgerKind::Available => Some(Moved {
                owner: owner.clone(),
                currency: account.currency,
                before: balance(totals),
                after: after.get(account).map(balance).unwrap_or_default(),
            }),
            _ => None,
        })
        .collect()
}

/// What each account changes by in total, in the order of the accounts, which is the order in
/// which rows are locked.
fn changes(postings: &[Posting]) -> BTreeMap<&LedgerAccount, Totals> {
    let mut changes: BTreeMap<&LedgerAccount, Totals> = BTreeMap::new();
    for posting in postings {
        let amount = posting.amount().minor();
        let debit = changes.entry(posting.debit()).or_default();
        debit.debits = debit.debits.saturating_add(amount);
        debit.version = debit.version.saturating_add(1);
        debit.guarded |= posting.is_guarded();
        let credit = changes.entry(posting.credit()).or_default();
        credit.credits = credit.credits.saturating_add(amount);
        credit.version = credit.version.saturating_add(1);
    }
    changes
}

/// Changes the totals, and answers what they were before.
async fn apply<'a>(
    conn: &mut Conn,
    scope: &Scope,
    changes: &BTreeMap<&'a LedgerAccount, Totals>,
) -> Result<BTreeMap<&'a LedgerAccount, Totals>> {
    let mut before = BTreeMap::new();
    for (account, change) in changes {
        let key = account.key(scope.tenant());
        let mut after = add(conn, &key, change).await?;
        if after.is_none() {
            open(conn, scope, &key, account).await?;
            after = add(conn, &key, change).await?;
        }
        let (debits, credits, version) = after.ok_or(Error::Overdraft)?;
        before.insert(
            *account,
            Totals {
                debits: debits.saturating_sub(change.debits),
                credits: credits.saturating_sub(change.credits),
                version: version.saturating_sub(change.version),
                guarded: false,
            },
        );
    }
    Ok(before)
}

/// Check and debit are one step: nothing answers when a guarded account has too little, and when
/// there is no such account yet.
async fn add(conn: &mut Conn, key: &str, change: &Totals) -> Result<Option<(i64, i64, i64)>> {
    Ok(sqlx::query_as(
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
    .await?)
}

async fn open(conn: &mut Conn, scope: &Scope, key: &str, account: &LedgerAccount) -> Result<()> {
    sqlx::query(
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
fn bump(
    running: &mut BTreeMap<&LedgerAccount, Totals>,
    account: &LedgerAccount,
    debit: i64,
    credit: i64,
) -> (i64, i64) {
    let Some(totals) = running.get_mut(account) else {
        return (0, 0);
    };
    totals.debits = totals.debits.saturating_add(debit);
    totals.credits = totals.credits.saturating_add(credit);
    totals.version = totals.version.saturating_add(1);
    (totals.credits.saturating_sub(totals.debits), totals.version)
}

async fn insert(
    conn: &mut Conn,
    scope: &Scope,
    source: Source<'_>,
    posting: &Posting,
    (debit, credit): ((i64, i64), (i64, i64)),
    now: Timestamp,
) -> Result<()> {
    sqlx::query(
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

/// Keeps the figure that lists of accounts sort by: available and pending in the account's own
/// currency.
async fn change_account_balances(
    conn: &mut Conn,
    scope: &Scope,
    postings: &[Posting],
) -> Result<()> {
    let mut deltas: BTreeMap<(&AccountId, Currency), i64> = BTreeMap::new();
    for posting in postings {
        let amount = posting.amount().minor();
        for (side, change) in [
            (posting.debit(), amount.saturating_neg()),
            (posting.credit(), amount),
        ] {
            let counted = matches!(side.kind, LedgerKind::Available | LedgerKind::Pending);
            if let (Owner::Account(id), true) = (&side.owner, counted) {
                let delta = deltas.entry((id, side.currency)).or_default();
                *delta = delta.saturating_add(change);
            }
        }
    }
    for ((id, currency), delta) in deltas.into_iter().filter(|(_, delta)| *delta != 0) {
        sqlx::query(
            "UPDATE accounts SET balance = balance + $4
             WHERE id = $1 AND livemode = $2 AND default_currency = $3",
        )
        .bind(id.as_str())
        .bind(flag(scope.livemode()))
        .bind(currency.code())
        .bind(delta)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// The balances of `owner`, one per currency in which it ever had money.
pub async fn balances(conn: &mut Conn, scope: &Scope, owner: &AccountId) -> Result<Vec<Balance>> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT currency, kind, credits - debits FROM ledger_accounts
         WHERE platform_id = $1 AND livemode = $2 AND owner = $3 ORDER BY currency",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(owner.as_str())
    .fetch_all(conn)
    .await?;
    let mut balances: BTreeMap<Currency, Balance> = BTreeMap::new();
    for (currency, kind, amount) in rows {
        let currency = parsed("ledger_accounts", &currency)?;
        let balance = balances
            .entry(currency)
            .or_insert_with(|| Balance::empty(currency));
        match named("ledger_accounts", &kind, LedgerKind::from_name)? {
            LedgerKind::Available => balance.available = amount,
            LedgerKind::Pending => balance.pending = amount,
            LedgerKind::InTransit => balance.in_transit = amount,
            LedgerKind::Reserve => balance.reserved = amount,
            LedgerKind::Prefunding => balance.prefunding = amount,
            LedgerKind::ClearingBank | LedgerKind::CardNetwork | LedgerKind::Fees => {}
        }
    }
    Ok(balances.into_values().collect())
}

/// The balance of `owner` in one currency.
pub async fn balance(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
) -> Result<Balance> {
    let all = balances(conn, scope, owner).await?;
    let found = all.into_iter().find(|balance| balance.currency == currency);
    Ok(found.unwrap_or_else(|| Balance::empty(currency)))
}

#[derive(sqlx::FromRow)]
struct RawPosting {
    code: String,
    debit_owner: String,
    debit_kind: String,
    credit_owner: String,
    credit_kind: String,
    currency: String,
    amount: i64,
    debit_balance: i64,
    credit_balance: i64,
    created: i64,
}

/// The postings of one source object, in the order in which they were made.
pub async fn postings_of(
    conn: &mut Conn,
    scope: &Scope,
    source_type: &str,
    source_id: &str,
) -> Result<Vec<PostingRow>> {
    let rows: Vec<RawPosting> = sqlx::query_as(
        "SELECT p.code, d.owner AS debit_owner, d.kind AS debit_kind, c.owner AS credit_owner,
            c.kind AS credit_kind, p.currency, p.amount, p.debit_balance, p.credit_balance,
            p.created
         FROM postings p
         JOIN ledger_accounts d ON d.id = p.debit_account
         JOIN ledger_accounts c ON c.id = p.credit_account
         WHERE p.platform_id = $1 AND p.livemode = $2 AND p.source_type = $3 AND p.source_id = $4
         ORDER BY p.seq",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(source_type)
    .bind(source_id)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(posting_row).collect()
}

fn posting_row(raw: RawPosting) -> Result<PostingRow> {
    let kind = |name: &str| named("ledger_accounts", name, LedgerKind::from_name);
    Ok(PostingRow {
        debit: (raw.debit_owner, kind(&raw.debit_kind)?),
        credit: (raw.credit_owner, kind(&raw.credit_kind)?),
        amount: Money::new(raw.amount, parsed("postings", &raw.currency)?),
        code: raw.code,
        debit_balance: raw.debit_balance,
        credit_balance: raw.credit_balance,
        created: Timestamp::from_unix(raw.created),
    })
}
