//! Ways to pay of a customer: given to it, and taken from it.

use domain::{
    actor::{Actor, Permission},
    customer::PaymentMethod,
    event::EventKind,
    id::{CustomerId, PaymentMethodId},
};

use super::present;
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    people::{network, payment_methods},
    rights::authorize,
    work::run_keyed,
};

/// Gives a way to pay, or the test card that a name stands for, to a customer.
pub async fn attach(
    ctx: &Ctx,
    actor: &Actor,
    named: &str,
    customer: &CustomerId,
    key: Option<Idempotency<'_, PaymentMethod>>,
) -> Result<Reply<PaymentMethod>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    network::check_connected(&scope)?;
    run_keyed(ctx, actor, &scope, key, &Attach { named, customer }).await
}

struct Attach<'a> {
    named: &'a str,
    customer: &'a CustomerId,
}

impl Work for Attach<'_> {
    type Output = PaymentMethod;
    const ACTION: &'static str = "payment_method.attach";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<PaymentMethod> {
        present(unit, self.customer, "customer").await?;
        let method = payment_methods::resolve(unit, self.named, "id").await?;
        unit.about(method.id.as_str());
        match &method.customer {
            None => payment_methods::attach_to(unit, method, self.customer).await,
            Some(known) if known == self.customer => Ok(method),
            Some(_) => Err(Error::refused(
                "resource_already_exists",
                None,
                "This payment method is attached to another customer.",
            )),
        }
    }
}

/// Takes a way to pay from its customer.
pub async fn detach(
    ctx: &Ctx,
    actor: &Actor,
    id: &PaymentMethodId,
    key: Option<Idempotency<'_, PaymentMethod>>,
) -> Result<Reply<PaymentMethod>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    run_keyed(ctx, actor, &scope, key, &Detach(id)).await
}

struct Detach<'a>(&'a PaymentMethodId);

impl Work for Detach<'_> {
    type Output = PaymentMethod;
    const ACTION: &'static str = "payment_method.detach";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<PaymentMethod> {
        // First the customer, then its way to pay: in the order of everyone who changes both.
        let found = store::payment_methods::find(&mut unit.write, unit.scope, self.0).await?;
        if let Some(customer) = found.and_then(|method| method.customer) {
            forget(unit, &customer, self.0).await?;
        }
        let method = payment_methods::hold(unit, self.0).await?;
        if method.customer.is_none() {
            let message = "This payment method is not attached to a customer.";
            return Err(Error::refused("status_transition_invalid", None, message));
        }
        payment_methods::detach_from(unit, &method).await
    }
}

/// A way to pay is let go: a customer whose default it was has none.
async fn forget(
    unit: &mut Unit<'_>,
    customer: &CustomerId,
    method: &PaymentMethodId,
) -> Result<()> {
    let found = store::customers::hold(&mut unit.write, unit.scope, customer).await?;
    let Some(before) = found else {
        return Ok(());
    };
    let mut after = before.clone();
    for default in [&mut after.default_payment_method, &mut after.default_source] {
        if default.as_ref() == Some(method) {
            *default = None;
        }
    }
    if after != before {
        store::customers::update(&mut unit.write, unit.scope, &after).await?;
        unit.tell(EventKind::CustomerUpdated, &after, Some(&before))
            .await?;
    }
    Ok(())
}
