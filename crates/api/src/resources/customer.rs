//! Customers and the ways to pay that they keep.

use domain::{
    account::Address,
    actor::Actor,
    customer::{Billing, Customer},
    shipping::Shipping,
};
use serde_json::{Value, json};
use service::{Ctx, Result, customers};

use crate::wire::{Fields, Object, Viewer, Wire};

/// A customer; of a deleted one only that it was there.
impl Wire for Customer {
    const FIELDS: Fields = &[("default_source", &[])];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        if self.deleted {
            return json!({ "id": self.id, "object": "customer", "deleted": true });
        }
        json!({
            "id": self.id,
            "object": "customer",
            "address": self.address.as_ref().map(address),
            "balance": 0,
            "business_name": self.business_name,
            "created": self.created,
            "currency": null,
            "customer_account": null,
            "default_source": self.default_source,
            "delinquent": false,
            "description": self.description,
            "discount": null,
            "email": self.email,
            "individual_name": self.individual_name,
            "invoice_prefix": null,
            "invoice_settings": {
                "custom_fields": null, "default_payment_method": self.default_payment_method,
                "footer": null, "rendering_options": null,
            },
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&self.metadata),
            "name": self.name,
            "next_invoice_sequence": 1,
            "phone": self.phone,
            "preferred_locales": self.preferred_locales,
            "shipping": self.shipping.as_ref().map(shipping),
            "tax_exempt": self.tax_exempt.name(),
            "test_clock": null,
        })
    }
}

impl Object for Customer {
    const PREFIXES: &'static [&'static str] = &["cus"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => customers::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}

/// Who holds a card.
pub(super) fn billing(billing: Option<&Billing>) -> Value {
    let none = Billing::default();
    let it = billing.unwrap_or(&none);
    json!({
        "address": address(&it.address),
        "email": it.email, "name": it.name, "phone": it.phone, "tax_id": null,
    })
}

fn address(it: &Address) -> Value {
    let Address {
        line1,
        line2,
        city,
        state,
        postal_code,
        country,
    } = it;
    json!({
        "city": city, "country": country, "line1": line1, "line2": line2,
        "postal_code": postal_code, "state": state,
    })
}

/// Where goods go.
pub(super) fn shipping(it: &Shipping) -> Value {
    json!({
        "address": address(&it.address),
        "carrier": it.carrier,
        "name": it.name,
        "phone": it.phone,
        "tracking_number": it.tracking_number,
    })
}
