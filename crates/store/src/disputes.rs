//! Disputes.

use domain::{
    actor::Scope,
    dispute::Dispute,
    id::{AccountId, DisputeId},
};

use crate::{
    Conn, Result,
    documents::Columns,
    row::{flag, parsed},
    sql,
};

fn columns(it: &Dispute) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        status: it.status.name(),
        first: Some(it.payment.as_str()),
        second: it.intent.as_ref().map(|id| id.as_str()),
        at: Some(it.due_by.unix()),
        created: it.created.unix(),
    }
}

documents!(
    "disputes", Dispute, DisputeId, "payment", "intent", "due_by", columns
);
of_payment!("disputes", Dispute);

/// Who is debited by a dispute of the scope: of any owner of the tenant, or of its one account.
pub async fn owner(conn: &mut Conn, scope: &Scope, id: &DisputeId) -> Result<Option<AccountId>> {
    let owner: Option<String> = sql::query_scalar(
        "SELECT account_id FROM disputes WHERE id = $1 AND platform_id = $2 AND livemode = $3
            AND ($4 IS NULL OR account_id = $4)",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.account().map(|id| id.as_str()))
    .fetch_optional(conn)
    .await?;
    owner.map(|id| parsed("disputes", &id)).transpose()
}
