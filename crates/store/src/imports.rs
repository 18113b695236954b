//! Which object an imported row became.

use domain::{actor::Scope, id::AccountId};

use crate::{
    Conn, Result,
    row::{flag, parsed},
    sql,
};

/// The account that the row with this id became.
pub async fn account(
    conn: &mut Conn,
    scope: &Scope,
    external_id: &str,
) -> Result<Option<AccountId>> {
    let id: Option<String> = sql::query_scalar(
        "SELECT object_id FROM imports WHERE platform_id = $1 AND livemode = $2
            AND kind = 'account' AND external_id = $3",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(external_id)
    .fetch_optional(conn)
    .await?;
    id.map(|id| parsed("imports", &id)).transpose()
}

/// Notes which account a row became. Fails with [`crate::Error::Unique`] when it was noted before.
pub async fn note_account(
    conn: &mut Conn,
    scope: &Scope,
    external_id: &str,
    account: &AccountId,
) -> Result<()> {
    sql::query(
        "INSERT INTO imports (platform_id, livemode, kind, external_id, object_id)
         VALUES ($1, $2, 'account', $3, $4)",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(external_id)
    .bind(account.as_str())
    .execute(conn)
    .await?;
    Ok(())
}
