//! `/v1/charges`: charged cards, and every other payment as a charge. Payments made elsewhere are
//! recorded at `/v1/tributary/payments`.

mod capture;
mod create;
mod list;
mod refunds;
mod retrieve;
mod update;

use domain::{id::PaymentId, payment::Payment};

use crate::{
    call::Call,
    error::{Problem, Result},
};

pub use capture::capture;
pub use create::create;
pub use list::list;
pub use refunds::refunds;
pub use retrieve::retrieve;
pub use update::update;

/// A payment of whoever acts: those of connected accounts are seen with the account's header only.
async fn own(call: &Call, id: &PaymentId) -> Result<Payment> {
    match service::payments::retrieve(&call.ctx, &call.actor, id).await {
        Ok(payment) if payment.account == *call.owner() => Ok(payment),
        Ok(_) | Err(service::Error::NotFound { .. }) => {
            Err(Problem::no_such("charge", id.as_str()))
        }
        Err(error) => Err(error.into()),
    }
}
