//! Customers and the ways to pay that they keep.

use domain::{
    account::Address,
    actor::Tenant,
    customer::{Billing, Customer, PaymentMethod},
    shipping::Shipping,
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
        "address": customer.address.as_ref().map(address),
        "balance": 0,
        "business_name": customer.business_name,
        "created": customer.created,
        "currency": null,
        "customer_account": null,
        "default_source": customer.default_source,
        "delinquent": false,
        "description": customer.description,
        "discount": null,
        "email": customer.email,
        "individual_name": customer.individual_name,
        "invoice_prefix": null,
        "invoice_settings": {
            "custom_fields": null, "default_payment_method": customer.default_payment_method,
            "footer": null, "rendering_options": null,
        },
        "livemode": tenant.livemode,
        "metadata": super::metadata(&customer.metadata),
        "name": customer.name,
        "next_invoice_sequence": 1,
        "phone": customer.phone,
        "preferred_locales": customer.preferred_locales,
        "shipping": customer.shipping.as_ref().map(shipping),
        "tax_exempt": customer.tax_exempt.name(),
        "test_clock": null,
    })
}

/// A way to pay.
pub fn payment_method(method: &PaymentMethod, tenant: &Tenant) -> Value {
    json!({
        "id": method.id,
        "object": "payment_method",
        "allow_redisplay": method.allow_redisplay.name(),
        "billing_details": billing(Some(&method.billing)),
        "card": super::card::kept(&method.card, &method.billing),
        "created": method.created,
        "customer": method.customer,
        "customer_account": null,
        "livemode": tenant.livemode,
        "metadata": super::metadata(&method.metadata),
        "type": "card",
    })
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
