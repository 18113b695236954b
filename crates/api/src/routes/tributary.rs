//! `/v1/tributary`: calls of our own, beside Stripe's so that its shapes stay as they are.

mod list_payments;
mod prefunding;
mod record_payment;
mod retrieve_payment;
mod search_accounts;

pub use list_payments::list_payments;
pub use prefunding::{add_prefunding, withdraw_prefunding};
pub use record_payment::record_payment;
pub use retrieve_payment::retrieve_payment;
pub use search_accounts::search_accounts;

use domain::id::AccountId;

use crate::{
    error::{Problem, Result},
    params::Params,
};

/// `account`, which must be there.
fn account(params: &mut Params) -> Result<AccountId> {
    let text = params.required("account")?;
    text.parse()
        .map_err(|_| Problem::no_such_param("account", &text, "account"))
}
