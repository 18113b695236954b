//! Disputes.

use domain::{
    actor::Scope,
    dispute::{Dispute, DisputeFilter},
    id::{AccountId, DisputeId, PaymentId},
    list::{Page, PageRequest},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    documents::{self, Document, Table},
    list::List,
    row::{flag, parsed},
    sql::{self, Value},
};

pub use crate::documents::{find, find_many, hold, insert, update};

key!(DisputeId => Dispute);

impl Document for Dispute {
    const TABLE: Table = Table {
        name: "disputes",
        columns: &["payment", "intent"],
        indexes: &[
            (
                "disputes_by_payment",
                &["payment", "platform_id", "livemode", "account_id"],
            ),
            (
                "disputes_by_intent",
                &["intent", "platform_id", "livemode", "account_id"],
            ),
            (
                "disputes_by_account",
                &["platform_id", "livemode", "account_id"],
            ),
        ],
    };

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn owner(&self) -> &AccountId {
        &self.account
    }

    fn created(&self) -> Timestamp {
        self.created
    }

    fn columns(&self) -> Vec<Value<'_>> {
        let intent = self.intent.as_ref().map(|id| id.as_str());
        vec![self.payment.as_str().into(), intent.into()]
    }
}

/// Every one about a payment, of whoever it is, the oldest first.
pub async fn of_payment(
    conn: &mut Conn,
    scope: &Scope,
    payment: &PaymentId,
) -> Result<Vec<Dispute>> {
    documents::of_payment(conn, scope, payment).await
}

/// A page of those of the scope's owner, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &DisputeFilter,
    request: &PageRequest,
) -> Result<Page<Dispute>> {
    List::of(Dispute::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .whose("payment", filter.payment.as_ref().map(|id| id.as_str()))
        .only("intent", filter.intent.as_ref().map(|id| id.as_str()))
        .created(filter.created)
        .documents(conn, request)
        .await
}

/// Who is debited by a dispute of the scope: of any owner of the tenant, or of its one account.
pub async fn owner(conn: &mut Conn, scope: &Scope, id: &DisputeId) -> Result<Option<AccountId>> {
    let owner: Option<String> = sql::query_scalar(
        "SELECT account_id FROM disputes
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3
            AND ($4 IS NULL OR account_id || '' = $4)",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.account().map(|id| id.as_str()))
    .fetch_optional(conn)
    .await?;
    owner.map(|id| parsed("disputes", &id)).transpose()
}
