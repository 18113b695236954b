//! Customers.

use domain::{customer::Customer, id::CustomerId};

use crate::documents::Columns;

fn columns(it: &Customer) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        status: if it.deleted { "deleted" } else { "active" },
        first: it.email.as_deref(),
        second: it.name.as_deref(),
        created: it.created.unix(),
        ..Columns::default()
    }
}

documents!(
    "customers",
    Customer,
    CustomerId,
    "email",
    "name",
    "deleted_at",
    columns
);
