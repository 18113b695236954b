//! `/v1/customers`: who pays.

mod create;
mod delete;
mod list;
mod payment_methods;
mod retrieve;
mod update;

use domain::{account::Change, customer::TaxExempt};
use service::customers::CustomerChange;

use crate::{
    error::Result,
    params::Params,
    routes::contact::{address_change, shipping_change},
};

pub use create::create;
pub use delete::delete;
pub use list::list;
pub use payment_methods::payment_methods;
pub use retrieve::retrieve;
pub use update::update;

/// Known to Stripe and without a meaning here.
const UNSUPPORTED: &[&str] = &[
    "balance",
    "cash_balance",
    "default_source",
    "invoice_prefix",
    "next_invoice_sequence",
    "tax",
    "tax_id_data",
    "test_clock",
    "validate",
];

/// What a customer is made and changed with.
fn change(params: &mut Params) -> Result<CustomerChange> {
    params.unsupported(UNSUPPORTED)?;
    let exempt = "none, exempt or reverse";
    Ok(CustomerChange {
        email: params.change("email")?,
        name: params.change("name")?,
        phone: params.change("phone")?,
        description: params.change("description")?,
        address: params.hash_change("address", address_change)?,
        shipping: shipping_change(params)?,
        business_name: params.change("business_name")?,
        individual_name: params.change("individual_name")?,
        preferred_locales: locales(params)?,
        tax_exempt: params.change_one_of("tax_exempt", TaxExempt::from_name, exempt)?,
        payment_method: None,
        source: params.given("source")?,
        default_payment_method: invoice_default(params)?,
        metadata: params.metadata()?,
    })
}

fn locales(params: &mut Params) -> Result<Option<Vec<String>>> {
    let sent = params.has("preferred_locales");
    let locales = params.array("preferred_locales")?;
    Ok(sent.then_some(locales))
}

/// `invoice_settings[default_payment_method]`. There are no invoices to use the other settings.
fn invoice_default(params: &mut Params) -> Result<Change<String>> {
    let change = params.hash("invoice_settings", |it| {
        it.unsupported(&["custom_fields", "footer", "rendering_options"])?;
        it.change("default_payment_method")
    })?;
    Ok(change.unwrap_or_default())
}
