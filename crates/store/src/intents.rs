//! Payment intents.

use domain::{
    actor::Scope,
    id::{AccountId, IntentId},
    intent::{Intent, IntentFilter},
    list::{Page, PageRequest},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    documents::{Document, Table},
    list::List,
    sql::Value,
};

pub use crate::documents::{find, find_many, hold, insert, update};

key!(IntentId => Intent);

impl Document for Intent {
    const TABLE: Table = Table {
        name: "payment_intents",
        columns: &["customer"],
        indexes: &[
            (
                "payment_intents_by_customer",
                &["customer", "platform_id", "livemode", "account_id"],
            ),
            (
                "payment_intents_by_account",
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
        let customer = self.terms.customer.as_ref();
        vec![customer.map(|id| id.as_str()).into()]
    }
}

/// A page of those of the scope's owner, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &IntentFilter,
    request: &PageRequest,
) -> Result<Page<Intent>> {
    List::of(Intent::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .only("customer", filter.customer.as_ref().map(|id| id.as_str()))
        .created(filter.created)
        .documents(conn, request)
        .await
}
