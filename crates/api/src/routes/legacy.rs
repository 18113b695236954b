//! Older addresses, which answer with what was changed and not with what was made.

use domain::{
    actor::Permission,
    id::{ApplicationFeeId, CustomerId, PaymentId, PaymentMethodId},
    refund::RefundOf,
};
use service::{Reply, authorize, fees, payment_methods, payments};

use super::refunds;
use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    idempotency, resources,
};

/// `POST /v1/charges/:id/refund`: gives a charge back, and answers with it.
pub async fn refund_charge(mut call: Call) -> Result<Answer> {
    let id: PaymentId = call.id("charge")?;
    let new = refunds::read(&mut call.params, RefundOf::Payment(id.clone()))?;
    call.finish(Shape::One(Kind::Charge))?;
    let wire = resources::refund;
    let render = idempotency::render(wire);
    let (ctx, actor) = (&call.ctx, &call.actor);
    // The answer is the charge: whoever may not see it is told so before money moves.
    authorize::owner(actor, Permission::ViewMoney)?;
    let reply = service::refunds::create(ctx, actor, None, &new, call.key(&render)).await?;
    if refused(&reply) {
        return call.settle(reply, wire).await;
    }
    let payment = payments::retrieve(ctx, actor, &id).await?;
    let body = resources::charge(&payment, call.tenant());
    call.show(body).await
}

/// `POST /v1/application_fees/:id/refund`: gives a fee back, and answers with it.
pub async fn refund_fee(mut call: Call) -> Result<Answer> {
    let id: ApplicationFeeId = call.id("application fee")?;
    let amount = call.params.part()?;
    call.finish(Shape::One(Kind::ApplicationFee))?;
    let wire = resources::fee_refund;
    let render = idempotency::render(wire);
    let (ctx, actor) = (&call.ctx, &call.actor);
    let (none, key) = (Default::default(), call.key(&render));
    // The same for the fee.
    authorize::platform(actor, Permission::ViewMoney)?;
    let reply = fees::refund(ctx, actor, &id, amount, &none, key).await?;
    if refused(&reply) {
        return call.settle(reply, wire).await;
    }
    let fee = fees::retrieve(ctx, actor, &id).await?;
    let body = resources::application_fee(&fee, call.tenant());
    call.show(body).await
}

/// Whether a refusal was remembered under the key.
fn refused<T>(reply: &Reply<T>) -> bool {
    matches!(reply, Reply::Replayed(stored) if stored.status != 200)
}

/// `GET /v1/customers/:id/payment_methods/:id`
pub async fn payment_method_of_customer(call: Call) -> Result<Answer> {
    let customer: CustomerId = call.id("customer")?;
    let id: PaymentMethodId = call.inner_id("payment_method")?;
    call.finish(Shape::One(Kind::PaymentMethod))?;
    let method = payment_methods::retrieve(&call.ctx, &call.actor, &id).await?;
    if method.customer.as_ref() != Some(&customer) {
        return Err(Problem::no_such("payment_method", id.as_str()));
    }
    let body = resources::payment_method(&method, call.tenant());
    call.show(body).await
}
