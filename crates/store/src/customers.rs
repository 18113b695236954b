//! Customers.

use domain::{
    actor::Scope,
    customer::Customer,
    id::{AccountId, CustomerId},
    list::{Page, PageRequest, TimeRange},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    documents::{Document, Table},
    list::List,
    sql::Value,
};

pub use crate::documents::{find, find_many, hold, insert, update};

const ACTIVE: &str = "active";

key!(CustomerId => Customer);

impl Document for Customer {
    const TABLE: Table = Table {
        name: "customers",
        columns: &["status", "email"],
        indexes: &[
            (
                "customers_by_email",
                &["email", "platform_id", "livemode", "account_id"],
            ),
            (
                "customers_by_account",
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
        let status = if self.deleted { "deleted" } else { ACTIVE };
        vec![status.into(), self.email.as_deref().into()]
    }
}

/// A page of those of the scope's owner that are not deleted, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    email: Option<&str>,
    created: TimeRange,
    request: &PageRequest,
) -> Result<Page<Customer>> {
    List::of(Customer::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .whose("status", ACTIVE)
        .only("email", email)
        .created(created)
        .documents(conn, request)
        .await
}
