//! Tokens of cards and bank accounts.

use domain::{
    actor::Tenant,
    customer::{PaymentMethod, Token},
    external_account::BankAccountToken,
};
use serde_json::{Value, json};

use super::bank_account::unchecked;

/// A token, with the bank account that it stands for.
pub fn bank_account_token(token: &BankAccountToken, tenant: &Tenant) -> Value {
    let bank = &token.bank;
    json!({
        "id": token.id,
        "object": "token",
        "bank_account": {
            "id": bank.id,
            "object": "bank_account",
            "account_holder_name": bank.holder_name,
            "account_holder_type": bank.holder_type,
            "account_type": bank.account_type,
            "bank_name": bank.bank_name,
            "country": bank.country,
            "currency": bank.currency,
            "fingerprint": bank.fingerprint,
            "last4": bank.last4,
            "routing_number": bank.routing_number,
            "status": bank.status.name(),
        },
        "client_ip": null,
        "created": token.created,
        "livemode": tenant.livemode,
        "type": "bank_account",
        "used": token.used,
    })
}

/// A token, with the card that it stands for.
pub fn token(method: &PaymentMethod, tenant: &Tenant) -> Value {
    let (card, address) = (&method.card, &method.billing.address);
    let name = method.token_name();
    let suffix = name.split_once('_').map_or("", |(_, suffix)| suffix);
    json!({
        "id": name,
        "object": "token",
        "card": {
            "id": format!("card_{suffix}"),
            "object": "card",
            "address_city": address.city,
            "address_country": address.country,
            "address_line1": address.line1,
            "address_line1_check": unchecked(&address.line1),
            "address_line2": address.line2,
            "address_state": address.state,
            "address_zip": address.postal_code,
            "address_zip_check": unchecked(&address.postal_code),
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
            "name": method.billing.name,
            "networks": { "preferred": null },
            "tokenization_method": null,
        },
        "client_ip": null,
        "created": method.created,
        "livemode": tenant.livemode,
        "type": "card",
        "used": method.token == Some(Token::Used),
    })
}
