//! Ways to pay.

use domain::{
    actor::Scope,
    customer::PaymentMethod,
    id::{AccountId, CustomerId, PaymentMethodId},
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

key!(PaymentMethodId => PaymentMethod);

impl Document for PaymentMethod {
    const TABLE: Table = Table {
        name: "payment_methods",
        columns: &["customer"],
        indexes: &[(
            "payment_methods_by_customer",
            &["customer", "platform_id", "livemode", "account_id"],
        )],
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
        vec![self.customer.as_ref().map(|id| id.as_str()).into()]
    }
}

/// A page of those of one customer of the scope's owner, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    customer: &CustomerId,
    request: &PageRequest,
) -> Result<Page<PaymentMethod>> {
    List::of(PaymentMethod::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .whose("customer", customer.as_str())
        .documents(conn, request)
        .await
}
