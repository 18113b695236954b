//! Making, changing and deleting customers.

use domain::{
    account::Change,
    actor::{Actor, Permission},
    customer::{Customer, PaymentMethod, TaxExempt},
    event::EventKind,
    id::{CustomerId, PaymentMethodId},
    metadata::Metadata,
};

use super::{CustomerChange, present};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    people::{network, payment_methods},
    rights::authorize,
    work::{self, run_keyed},
};

/// Makes a customer of whoever acts.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &CustomerChange,
    key: Option<Idempotency<'_, Customer>>,
) -> Result<Reply<Customer>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    if new.brings_card() {
        network::check_connected(&scope)?;
    }
    new.check()?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

struct Create<'a>(&'a CustomerChange);

impl Work for Create<'_> {
    type Output = Customer;
    const ACTION: &'static str = "customer.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Customer> {
        let mut customer = Customer {
            id: unit.id(CustomerId::from_suffix),
            account: unit.scope.owner().clone(),
            email: None,
            name: None,
            phone: None,
            description: None,
            metadata: Metadata::default(),
            address: None,
            shipping: None,
            business_name: None,
            individual_name: None,
            default_payment_method: None,
            default_source: None,
            preferred_locales: Vec::new(),
            tax_exempt: TaxExempt::None,
            deleted: false,
            created: unit.now,
        };
        unit.about(customer.id.as_str());
        self.0.apply(&mut customer)?;
        let new = self.pay_with(unit, &mut customer).await?;
        store::customers::insert(&mut unit.write, unit.scope, &customer).await?;
        unit.tell(EventKind::CustomerCreated, &customer, None)
            .await?;
        for method in new {
            payment_methods::attach_to(unit, method, &customer.id).await?;
        }
        Ok(customer)
    }
}

impl Create<'_> {
    /// The ways to pay that the new customer gets. The default may be the one that is attached
    /// now, by the name under which it was sent.
    async fn pay_with(
        &self,
        unit: &mut Unit<'_>,
        customer: &mut Customer,
    ) -> Result<Vec<PaymentMethod>> {
        let mut new = Vec::new();
        let named = self.0.payment_method.as_ref();
        if let Some(named) = named {
            new.push(unowned(unit, named, "payment_method").await?);
        }
        match self.0.default_payment_method.value() {
            Some(default) if Some(default) == named => {
                customer.default_payment_method = new.first().map(|method| method.id.clone());
            }
            _ => choose(unit, self.0, customer).await?,
        }
        if let Some(source) = &self.0.source {
            let card = unowned(unit, source, "source").await?;
            customer.default_source = Some(card.id.clone());
            new.push(card);
        }
        Ok(new)
    }
}

/// A way to pay that is nobody's yet.
async fn unowned(unit: &mut Unit<'_>, named: &str, param: &'static str) -> Result<PaymentMethod> {
    let method = payment_methods::resolve(unit, named, param).await?;
    payment_methods::check_owner(&method, None, param)?;
    Ok(method)
}

/// Makes an attached way to pay the default for invoices.
async fn choose(
    unit: &mut Unit<'_>,
    change: &CustomerChange,
    customer: &mut Customer,
) -> Result<()> {
    match &change.default_payment_method {
        Change::Keep => {}
        Change::Clear => customer.default_payment_method = None,
        Change::Set(named) => {
            customer.default_payment_method = Some(attached(unit, named, &customer.id).await?);
        }
    }
    Ok(())
}

/// The way to pay of that name, if it is the customer's.
async fn attached(
    unit: &mut Unit<'_>,
    named: &str,
    customer: &CustomerId,
) -> Result<PaymentMethodId> {
    let param = "invoice_settings[default_payment_method]";
    let absent = || {
        let message = "The customer has no payment method with this id: attach it first.";
        Error::refused("resource_missing", Some(param), message)
    };
    let id: PaymentMethodId = named.parse().map_err(|_| absent())?;
    let found = store::payment_methods::hold(&mut unit.write, unit.scope, &id).await?;
    let method = found.filter(|method| method.customer.as_ref() == Some(customer));
    Ok(method.ok_or_else(absent)?.id)
}

/// Changes a customer of whoever acts.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &CustomerId,
    change: &CustomerChange,
    key: Option<Idempotency<'_, Customer>>,
) -> Result<Reply<Customer>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    if change.brings_card() {
        network::check_connected(&scope)?;
    }
    change.check()?;
    run_keyed(ctx, actor, &scope, key, &Update { id, change }).await
}

struct Update<'a> {
    id: &'a CustomerId,
    change: &'a CustomerChange,
}

impl Work for Update<'_> {
    type Output = Customer;
    const ACTION: &'static str = "customer.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Customer> {
        unit.about(self.id.as_str());
        let before = present(unit, self.id, "id").await?;
        let mut after = before.clone();
        self.change.apply(&mut after)?;
        choose(unit, self.change, &mut after).await?;
        if let Some(source) = &self.change.source {
            after.default_source = Some(self.source(unit, source).await?);
        }
        if after == before {
            return Ok(after);
        }
        store::customers::update(&mut unit.write, unit.scope, &after).await?;
        unit.tell(EventKind::CustomerUpdated, &after, Some(&before))
            .await?;
        Ok(after)
    }
}

impl Update<'_> {
    /// The card that becomes the default, attached now unless it is the customer's already.
    async fn source(&self, unit: &mut Unit<'_>, named: &str) -> Result<PaymentMethodId> {
        let method = payment_methods::resolve(unit, named, "source").await?;
        payment_methods::check_owner(&method, Some(self.id), "source")?;
        let id = method.id.clone();
        if method.customer.is_none() {
            payment_methods::attach_to(unit, method, self.id).await?;
        }
        Ok(id)
    }
}

/// Deletes a customer; its ways to pay are let go.
pub async fn delete(ctx: &Ctx, actor: &Actor, id: &CustomerId) -> Result<Customer> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    work::run(ctx, actor, &scope, &Delete(id)).await
}

struct Delete<'a>(&'a CustomerId);

impl Work for Delete<'_> {
    type Output = Customer;
    const ACTION: &'static str = "customer.delete";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Customer> {
        unit.about(self.0.as_str());
        let mut customer = present(unit, self.0, "id").await?;
        payment_methods::detach_all(unit, self.0).await?;
        // The event shows the customer as it was.
        unit.tell(EventKind::CustomerDeleted, &customer, None)
            .await?;
        customer.deleted = true;
        store::customers::update(&mut unit.write, unit.scope, &customer).await?;
        Ok(customer)
    }
}
