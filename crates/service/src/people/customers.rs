//! Customers, as far as payments need them.

mod change;
mod form;
mod methods;
mod read;

use domain::{customer::Customer, id::CustomerId};

use crate::{Error, Result, Unit};

pub use change::{create, delete, update};
pub use form::CustomerChange;
pub use methods::{attach, detach};
pub use read::{list, retrieve};

/// A customer of whoever acts that is there and not deleted, held.
pub(crate) async fn present(
    unit: &mut Unit<'_>,
    id: &CustomerId,
    param: &'static str,
) -> Result<Customer> {
    let found = store::customers::hold(&mut unit.write, unit.scope, id).await?;
    found
        .filter(|customer| !customer.deleted)
        .ok_or_else(|| Error::not_found("customer", id, param))
}
