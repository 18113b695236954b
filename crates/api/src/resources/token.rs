//! Tokens of cards.

use domain::{
    actor::Tenant,
    customer::{PaymentMethod, Token},
};
use serde_json::{Value, json};

/// A token, with the card that it stands for.
pub fn token(method: &PaymentMethod, tenant: &Tenant) -> Value {
    let card = &method.card;
    let name = method.token_name();
    let suffix = name.split_once('_').map_or("", |(_, suffix)| suffix);
    json!({
        "id": name,
        "object": "token",
        "card": {
            "id": format!("card_{suffix}"),
            "object": "card",
            "address_city": null, "address_country": null, "address_line1": null,
            "address_line1_check": null, "address_line2": null, "address_state": null,
            "address_zip": null, "address_zip_check": null,
            "brand": card.brand,
            "country": card.country,
            "customer": null,
            "cvc_check": "unchecked",
            "dynamic_last4": null,
            "exp_month": card.exp_month,
            "exp_year": card.exp_year,
            "fingerprint": card.fingerprint,
            "funding": card.funding.name(),
            "last4": card.last4,
            "metadata": {},
            "name": null,
            "tokenization_method": null,
        },
        "client_ip": null,
        "created": method.created,
        "livemode": tenant.livemode,
        "type": "card",
        "used": method.token == Some(Token::Used),
    })
}
