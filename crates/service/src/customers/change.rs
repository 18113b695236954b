//! Making, changing and deleting customers.

use domain::{
    account::Change,
    actor::Actor,
    customer::Customer,
    id::CustomerId,
    metadata::{Metadata, Patch},
    text,
    transfer::MAX_DESCRIPTION,
};

use super::{present, tell};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, payment_methods, payments,
    unit::{self, run_keyed},
};

/// Longest name, in characters.
const MAX_NAME: usize = 256;
/// Longest phone number, in characters.
const MAX_PHONE: usize = 20;

/// What a customer is made with, or a change of one.
#[derive(Clone, Debug, Default)]
pub struct CustomerChange {
    /// Email.
    pub email: Change<String>,
    /// Name.
    pub name: Change<String>,
    /// Phone number.
    pub phone: Change<String>,
    /// In words.
    pub description: Change<String>,
    /// A way to pay that is attached; only of a new customer.
    pub payment_method: Option<String>,
    /// The pairs of its owner.
    pub metadata: Patch,
}

impl CustomerChange {
    fn check(&self) -> Result<()> {
        let table = [
            ("name", &self.name, MAX_NAME),
            ("phone", &self.phone, MAX_PHONE),
            ("description", &self.description, MAX_DESCRIPTION),
        ];
        for (param, change, most) in table {
            let value = change.value().map(String::as_str).unwrap_or_default();
            text::check(value, most).map_err(|error| Error::text(param, error))?;
        }
        match self.email.value() {
            Some(email) => text::check_email(email).map_err(|error| Error::text("email", error)),
            None => Ok(()),
        }
    }

    fn apply(&self, customer: &mut Customer) -> Result<()> {
        self.email.apply(&mut customer.email);
        self.name.apply(&mut customer.name);
        self.phone.apply(&mut customer.phone);
        self.description.apply(&mut customer.description);
        let metadata = customer.metadata.patched(&self.metadata);
        customer.metadata = metadata.map_err(Error::metadata)?;
        Ok(())
    }
}

/// Makes a customer of whoever acts.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &CustomerChange,
    key: Option<Idempotency<'_, Customer>>,
) -> Result<Reply<Customer>> {
    let scope = payments::seller(actor)?;
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
            deleted: false,
            created: unit.now,
        };
        unit.about(customer.id.as_str());
        self.0.apply(&mut customer)?;
        store::customers::insert(&mut unit.write, unit.scope, &customer).await?;
        tell(unit, "customer.created", &customer, None).await?;
        if let Some(named) = &self.0.payment_method {
            let param = "payment_method";
            let method = payment_methods::resolve(unit, named, param).await?;
            payment_methods::check_owner(&method, None, param)?;
            payment_methods::attach_to(unit, method, &customer.id).await?;
        }
        Ok(customer)
    }
}

/// Changes a customer of whoever acts.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &CustomerId,
    change: &CustomerChange,
    key: Option<Idempotency<'_, Customer>>,
) -> Result<Reply<Customer>> {
    let scope = payments::seller(actor)?;
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
        if after == before {
            return Ok(after);
        }
        store::customers::update(&mut unit.write, unit.scope, &after).await?;
        tell(unit, "customer.updated", &after, Some(&before)).await?;
        Ok(after)
    }
}

/// Deletes a customer; its ways to pay are let go.
pub async fn delete(ctx: &Ctx, actor: &Actor, id: &CustomerId) -> Result<Customer> {
    let scope = payments::seller(actor)?;
    unit::run(ctx, actor, &scope, &Delete(id)).await
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
        tell(unit, "customer.deleted", &customer, None).await?;
        customer.deleted = true;
        store::customers::update(&mut unit.write, unit.scope, &customer).await?;
        Ok(customer)
    }
}
