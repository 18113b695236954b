//! Reading balances and postings, without holding anything.

use std::collections::BTreeMap;

use domain::{
    actor::Scope,
    balance_transaction::Balance,
    id::AccountId,
    ledger::{LedgerAccount, LedgerKind, PostingRow},
    money::{Currency, Money},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    row::{flag, named, parsed},
    sql,
};

/// What `owner` has available in `currency` as far as it is committed, without holding it.
pub async fn available(
    conn: &mut Conn,
    scope: &Scope,
    owner: &AccountId,
    currency: Currency,
) -> Result<i64> {
    let account = LedgerAccount::of(owner, LedgerKind::Available, currency);
    let found: Option<i64> =
        sql::query_scalar("SELECT credits - debits FROM ledger_accounts WHERE id = $1")
            .bind(account.key(scope.tenant()))
            .fetch_optional(conn)
            .await?;
    Ok(found.unwrap_or_default())
}

/// The balances of `owner`, one per currency in which it ever had money.
pub async fn balances(conn: &mut Conn, scope: &Scope, owner: &AccountId) -> Result<Vec<Balance>> {
    let rows: Vec<(String, String, i64)> = sql::query_as(
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

from_row! {
    RawPosting:
    code, debit_owner, debit_kind, credit_owner, credit_kind, currency, amount, debit_balance,
    credit_balance, created
}

/// The postings of one source object, in the order in which they were made.
pub async fn postings_of(
    conn: &mut Conn,
    scope: &Scope,
    source_type: &str,
    source_id: &str,
) -> Result<Vec<PostingRow>> {
    let rows: Vec<RawPosting> = sql::query_as(
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
