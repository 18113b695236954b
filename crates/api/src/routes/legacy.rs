//! Older addresses, which answer with what was changed and not with what was made.

use domain::{
    customer::PaymentMethod,
    id::{ApplicationFeeId, CustomerId, PaymentId, PaymentMethodId},
    payment::{ApplicationFee, Payment},
    refund::RefundOf,
};
use service::{fees, payment_methods, refunds};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
};

/// `POST /v1/charges/:id/refund`: gives a charge back, and answers with it.
pub async fn refund_charge(mut call: Call) -> Result<Answer> {
    let id: PaymentId = call.id("charge")?;
    let new = super::refunds::read(&mut call.params, RefundOf::Payment(id))?;
    call.finish::<Payment>()?;
    call.settle(refunds::refund_charge(&call.ctx, &call.actor, &new, call.key()).await?)
        .await
}

/// `POST /v1/application_fees/:id/refund`: gives a fee back, and answers with it.
pub async fn refund_fee(mut call: Call) -> Result<Answer> {
    let id: ApplicationFeeId = call.id("application fee")?;
    let amount = call.params.part()?;
    call.finish::<ApplicationFee>()?;
    call.settle(fees::refund_fee(&call.ctx, &call.actor, &id, amount, call.key()).await?)
        .await
}

/// `GET /v1/customers/:id/payment_methods/:id`
pub async fn payment_method_of_customer(call: Call) -> Result<Answer> {
    let customer: CustomerId = call.id("customer")?;
    let id: PaymentMethodId = call.inner_id("payment_method")?;
    call.finish::<PaymentMethod>()?;
    let method = payment_methods::retrieve(&call.ctx, &call.actor, &id).await?;
    if method.customer.as_ref() != Some(&customer) {
        return Err(Problem::no_such("payment_method", id.as_str()));
    }
    call.show(&method).await
}
