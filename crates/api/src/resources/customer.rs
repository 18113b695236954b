//! Customers and the ways to pay that they keep.

use domain::{
    account::Address,
    actor::Tenant,
    customer::{Billing, Customer, PaymentMethod},
};
use serde_json::{Value, json};

/// A customer; of a deleted one only that it was there.
pub fn customer(customer: &Customer, tenant: &Tenant) -> Value {
    if customer.deleted {
        return json!({ "id": customer.id, "object": "customer", "deleted": true });
    }
    json!({
        "id": customer.id,
        "object": "customer",
        "address": null,
        "balance": 0,
        "created": customer.created,
        "currency": null,
        "default_source": null,
        "delinquent": false,
        "description": customer.description,
        "discount": null,
        "email": customer.email,
        "invoice_prefix": null,
        "invoice_settings": {
            "custom_fields": null, "default_payment_method": null, "footer": null,
            "rendering_options": null,
        },
        "livemode": tenant.livemode,
        "metadata": super::metadata(&customer.metadata),
        "name": customer.name,
        "phone": customer.phone,
        "preferred_locales": [],
        "shipping": null,
        "tax_exempt": "none",
        "test_clock": null,
    })
}

/// A way to pay.
pub fn payment_method(method: &PaymentMethod, tenant: &Tenant) -> Value {
    json!({
        "id": method.id,
        "object": "payment_method",
        "allow_redisplay": "unspecified",
        "billing_details": billing(Some(&method.billing)),
        "card": super::charge::card(&method.card),
        "created": method.created,
        "customer": method.customer,
        "livemode": tenant.livemode,
        "metadata": super::metadata(&method.metadata),
        "type": "card",
    })
}

/// Who holds a card.
pub(super) fn billing(billing: Option<&Billing>) -> Value {
    let none = Billing::default();
    let it = billing.unwrap_or(&none);
    let Address {
        line1,
        line2,
        city,
        state,
        postal_code,
        country,
    } = &it.address;
    json!({
        "address": {
            "city": city, "country": country, "line1": line1, "line2": line2,
            "postal_code": postal_code, "state": state,
        },
        "email": it.email, "name": it.name, "phone": it.phone, "tax_id": null,
    })
}
