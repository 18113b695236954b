//! Which object an imported row became.

use std::collections::BTreeMap;

use domain::{actor::Scope, id::AccountId};

use crate::{
    Conn, Result,
    list::AT_ONCE,
    row::{flag, parsed},
    sql::{self, Fragments, Rows},
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

/// What the rows with these ids became, by id: of each that is known.
pub async fn accounts(
    conn: &mut Conn,
    scope: &Scope,
    external_ids: &[&str],
) -> Result<BTreeMap<String, Import>> {
    let mut known = BTreeMap::new();
    for ids in external_ids.chunks(AT_ONCE) {
        let text = Fragments::new(
            "SELECT external_id, object_id, fingerprint FROM imports WHERE platform_id = ",
        );
        let text = text
            .value(scope.platform().as_str())
            .text(" AND livemode = ");
        let text = text.value(flag(scope.livemode()));
        let text = text.text(" AND kind = 'account' AND external_id IN (");
        let text = text.each(ids, AT_ONCE).text(")");
        let rows: Vec<(String, String, Option<String>)> = text.rows().fetch_all(&mut *conn).await?;
        for (id, object, fingerprint) in rows {
            let account = parsed("imports", &object)?;
            known.insert(
                id,
                Import {
                    account,
                    fingerprint,
                },
            );
        }
    }
    Ok(known)
}

const ACCOUNTS: Rows = Rows::Text {
    table: "imports",
    head: "INSERT INTO imports
        (platform_id, livemode, kind, external_id, object_id, fingerprint) VALUES ",
    tail: "",
};

/// Notes what a row became. When it was noted before, that or the unit fails with
/// [`crate::Error::Unique`].
pub async fn note_account(
    conn: &mut Conn,
    scope: &Scope,
    external_id: &str,
    import: &Import,
) -> Result<()> {
    ACCOUNTS
        .row()
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind("account")
        .bind(external_id)
        .bind(import.account.as_str())
        .bind(import.fingerprint.as_deref())
        .write(conn)
        .await
}
