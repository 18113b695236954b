//! `/v1/customers`: who pays.

mod create;
mod delete;
mod list;
mod payment_methods;
mod retrieve;
mod update;

use service::customers::CustomerChange;

use crate::{error::Result, params::Params};

pub use create::create;
pub use delete::delete;
pub use list::list;
pub use payment_methods::payment_methods;
pub use retrieve::retrieve;
pub use update::update;

/// What a customer is made and changed with.
fn change(params: &mut Params) -> Result<CustomerChange> {
    params.unsupported(&[
        "address",
        "balance",
        "invoice_prefix",
        "invoice_settings",
        "preferred_locales",
        "shipping",
        "source",
        "tax",
        "tax_exempt",
        "tax_id_data",
        "test_clock",
    ])?;
    Ok(CustomerChange {
        email: params.change("email")?,
        name: params.change("name")?,
        phone: params.change("phone")?,
        description: params.change("description")?,
        payment_method: None,
        metadata: params.metadata()?,
    })
}
