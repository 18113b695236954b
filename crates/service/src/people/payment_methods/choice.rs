//! How a sale says what it is paid with.

use domain::customer::PaymentMethod;

use super::{NewMethod, change::make, resolve};
use crate::{Result, Unit, people::contact};

/// What a sale is to be paid with.
#[derive(Clone, Debug)]
pub enum Choice {
    /// A saved way to pay, or the name of a test card such as `pm_card_visa`.
    Named(String),
    /// A new one, made together with the sale.
    New(Box<NewMethod>),
}

impl From<&str> for Choice {
    fn from(named: &str) -> Self {
        Self::Named(named.to_owned())
    }
}

/// The way to pay that was chosen, made where it is new.
pub(crate) async fn take(unit: &mut Unit<'_>, choice: &Choice) -> Result<PaymentMethod> {
    match choice {
        Choice::Named(named) => resolve(unit, named, "payment_method").await,
        Choice::New(new) => {
            contact::billing("payment_method_data[billing_details]", &new.billing)?;
            make(unit, new, "payment_method_data[card][token]").await
        }
    }
}
