//! Accounts.

mod counts;
mod list;
mod search;
mod write;

use domain::{
    account::{Account, AccountTotals},
    actor::{Scope, Tenant},
    id::AccountId,
    money::{Currency, Money},
    search::fold,
    time::Timestamp,
};

use crate::{
    Conn, Result,
    documents::{Among, by_ids},
    row::{flag, one, to_document},
    sql::{self, Rows},
};

pub use counts::add_up_counts;
pub use list::{api_page, counts, page};
pub use search::cut_anew;
pub use write::insert;

/// Longest name that lists sort by, in characters.
const SORT_NAME: usize = 80;

fn sort_name(account: &Account) -> String {
    fold(&account.label()).chars().take(SORT_NAME).collect()
}

/// Writes what changed of an account. Its kind, country and currency never change.
pub async fn update(conn: &mut Conn, scope: &Scope, account: &Account) -> Result<()> {
    sql::query(
        "UPDATE accounts SET sort_name = $4, status = $5, doc = $6, words = $7
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 AND deleted = 0",
    )
    .bind(account.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(sort_name(account))
    .bind(account.status.name())
    .bind(to_document("accounts", account)?)
    .bind(search::column(account))
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes an account out of every list. Its rows in the ledger stay.
pub async fn delete(conn: &mut Conn, scope: &Scope, id: &AccountId) -> Result<bool> {
    let done = sql::query(
        "UPDATE accounts SET deleted = 1, words = ''
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3
            AND is_platform = 0 AND deleted = 0",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// An account of the scope: the platform itself, or one connected to it. A scope that is held to
/// one account finds no other.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &AccountId) -> Result<Option<Account>> {
    if scope.account().is_some_and(|only| only != id) {
        return Ok(None);
    }
    let doc: Option<String> = sql::query_scalar(
        "SELECT doc FROM accounts
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 AND deleted = 0",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    one("accounts", doc)
}

/// The same, also when it was deleted: what it owes is still owed.
pub async fn find_even_deleted(
    conn: &mut Conn,
    scope: &Scope,
    id: &AccountId,
) -> Result<Option<Account>> {
    if scope.account().is_some_and(|only| only != id) {
        return Ok(None);
    }
    let doc: Option<String> = sql::query_scalar(
        "SELECT doc FROM accounts WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    one("accounts", doc)
}

/// Holds an account's row until the end of the unit of work: what is counted per account is then
/// counted by one caller at a time. False when there is no such account in the scope.
pub async fn hold(conn: &mut Conn, scope: &Scope, id: &AccountId) -> Result<bool> {
    if scope.account().is_some_and(|only| only != id) {
        return Ok(false);
    }
    let held = sql::query(
        "UPDATE accounts SET deleted = deleted
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 AND deleted = 0",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .execute(conn)
    .await?;
    Ok(held == 1)
}

/// Several accounts of the scope at once, for lists that show names.
pub async fn find_many(conn: &mut Conn, scope: &Scope, ids: &[AccountId]) -> Result<Vec<Account>> {
    const AMONG: Among = Among {
        table: "accounts",
        owner: "id",
        also: " AND deleted = 0",
    };
    let ids = ids.iter().map(|id| id.as_str()).collect();
    by_ids(conn, AMONG, scope, scope.account(), ids).await
}

/// Whether the tenant has a connected account of that id: what the `Stripe-Account` header needs
/// before there is a scope.
pub async fn is_connected(conn: &mut Conn, tenant: &Tenant, id: &AccountId) -> Result<bool> {
    let found: Option<i64> = sql::query_scalar(
        "SELECT 1 FROM accounts WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3
            AND is_platform = 0 AND deleted = 0",
    )
    .bind(id.as_str())
    .bind(tenant.platform.as_str())
    .bind(flag(tenant.livemode))
    .fetch_optional(conn)
    .await?;
    Ok(found.is_some())
}

/// What a unit of work adds to the figures that stand beside an account, in its own currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// To what it has, available and pending, in minor units.
    pub balance: i64,
    /// To what it ever took, in minor units.
    pub volume: i64,
    /// To the number of its payments.
    pub payments: i64,
    /// When the last of these was.
    pub last_payment: Option<Timestamp>,
}

/// Adds to the figures of an account, if `currency` is its own. Once per account and unit.
pub async fn add(
    conn: &mut Conn,
    scope: &Scope,
    id: &AccountId,
    currency: Currency,
    added: &Added,
) -> Result<()> {
    const ADDED: Rows = Rows::Text {
        table: "account_figures",
        head: "UPDATE account_figures SET balance = balance + v.column5,
            volume = volume + v.column6, payments = payments + v.column7,
            last_payment = CASE WHEN v.column8 IS NULL OR last_payment > v.column8
                THEN last_payment ELSE v.column8 END FROM (VALUES ",
        tail: ") AS v WHERE account_id = v.column1 AND platform_id || '' = v.column2
            AND livemode + 0 = v.column3 AND currency || '' = v.column4",
    };
    ADDED
        .row()
        .bind(id.as_str())
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(currency.code())
        .bind(added.balance)
        .bind(added.volume)
        .bind(added.payments)
        .bind(added.last_payment.map(Timestamp::unix))
        .write(conn)
        .await
}

/// Figures over the life of an account, in its own currency.
pub async fn totals(conn: &mut Conn, scope: &Scope, account: &Account) -> Result<AccountTotals> {
    let row: Option<(i64, i64, Option<i64>)> = sql::query_as(
        "SELECT volume, payments, last_payment FROM account_figures
         WHERE account_id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3",
    )
    .bind(account.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    let (volume, payments, last) = row.unwrap_or((0, 0, None));
    Ok(AccountTotals {
        volume: Money::new(volume, account.default_currency),
        payments,
        last_payment: last.map(Timestamp::from_unix),
    })
}
