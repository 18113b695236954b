//! Ways to pay.

use domain::{
    actor::Actor,
    customer::{Customer, PaymentMethod},
};
use serde_json::{Value, json};
use service::{Ctx, Result, payment_methods};

use crate::wire::{Fields, Object, Viewer, Wire, to};

/// A way to pay.
impl Wire for PaymentMethod {
    const FIELDS: Fields = &[("customer", &[to::<Customer>()])];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        json!({
            "id": self.id,
            "object": "payment_method",
            "allow_redisplay": self.allow_redisplay.name(),
            "billing_details": super::billing(Some(&self.billing)),
            "card": super::card::kept(&self.card, &self.billing),
            "created": self.created,
            "customer": self.customer,
            "customer_account": null,
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&self.metadata),
            "type": "card",
        })
    }
}

impl Object for PaymentMethod {
    const PREFIXES: &'static [&'static str] = &["pm"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => payment_methods::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}
