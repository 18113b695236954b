//! The terms that accounts are found by.

use domain::{account::Account, actor::Scope, id::AccountId, search};

use crate::{Conn, Result, row::flag, sql};

/// Writes the terms of an account anew: only what is missing is written, only what is gone is
/// removed.
pub(super) async fn index(conn: &mut Conn, account: &Account) -> Result<()> {
    let wanted = search::terms(account);
    let present: Vec<String> = sql::query_scalar(
        "SELECT term FROM search_terms
         WHERE account_id = $1 AND livemode = $2 AND platform_id = $3",
    )
    .bind(account.id.as_str())
    .bind(flag(account.livemode))
    .bind(account.platform.as_str())
    .fetch_all(&mut *conn)
    .await?;
    for term in present.iter().filter(|term| !wanted.contains(*term)) {
        sql::query(
            "DELETE FROM search_terms WHERE platform_id = $1 AND livemode = $2 AND term = $3
                AND account_id = $4",
        )
        .bind(account.platform.as_str())
        .bind(flag(account.livemode))
        .bind(term)
        .bind(account.id.as_str())
        .execute(&mut *conn)
        .await?;
    }
    for term in wanted.iter().filter(|term| !present.contains(term)) {
        sql::query(
            "INSERT INTO search_terms (platform_id, livemode, term, account_id)
             VALUES ($1, $2, $3, $4)",
        )
        .bind(account.platform.as_str())
        .bind(flag(account.livemode))
        .bind(term)
        .bind(account.id.as_str())
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Removes the terms of an account.
pub(super) async fn forget(conn: &mut Conn, scope: &Scope, id: &AccountId) -> Result<()> {
    sql::query(
        "DELETE FROM search_terms WHERE account_id = $1 AND livemode = $2 AND platform_id = $3",
    )
    .bind(id.as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.platform().as_str())
    .execute(conn)
    .await?;
    Ok(())
}
