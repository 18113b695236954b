//! Which object an imported row became.

use domain::{actor::Scope, id::AccountId};

use crate::{
    Conn, Result,
    row::{flag, parsed},
    sql,
};

/// What a row became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The account.
    pub account: AccountId,
    /// A short name of what the row said, where it was kept.
    pub fingerprint: Option<String>,
}

/// What the row with this id became.
pub async fn account(conn: &mut Conn, scope: &Scope, external_id: &str) -> Result<Option<Import>> {
    let found: Option<(String, Option<String>)> = sql::query_as(
        "SELECT object_id, fingerprint FROM imports WHERE platform_id = $1 AND livemode = $2
            AND kind = 'account' AND external_id = $3",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(external_id)
    .fetch_optional(conn)
    .await?;
    let import = |(id, fingerprint): (String, Option<String>)| {
        Ok(Import {
            account: parsed("imports", &id)?,
            fingerprint,
        })
    };
    found.map(import).transpose()
}

/// Notes what a row became. Fails with [`crate::Error::Unique`] when it was noted before.
pub async fn note_account(
    conn: &mut Conn,
    scope: &Scope,
    external_id: &str,
    import: &Import,
) -> Result<()> {
    sql::query(
        "INSERT INTO imports (platform_id, livemode, kind, external_id, object_id, fingerprint)
         VALUES ($1, $2, 'account', $3, $4, $5)",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(external_id)
    .bind(import.account.as_str())
    .bind(import.fingerprint.as_deref())
    .execute(conn)
    .await?;
    Ok(())
}
