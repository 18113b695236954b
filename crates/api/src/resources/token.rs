//! Tokens of cards and bank accounts.

use domain::{
    customer::{PaymentMethod, Token},
    external_account::BankAccountToken,
};
use serde_json::{Value, json};

use super::external_account::unchecked;
use crate::wire::{Viewer, Wire};

/// A token, with the bank account that it stands for.
impl Wire for BankAccountToken {
    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let bank = &self.bank;
        json!({
            "id": self.id,
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
            "created": self.created,
            "livemode": viewer.tenant.livemode,
            "type": "bank_account",
            "used": self.used,
        })
    }
}

/// A token, with the card that it stands for.
#[derive(Clone, Debug)]
pub struct CardToken(pub PaymentMethod);

impl Wire for CardToken {
    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let method = &self.0;
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
            "livemode": viewer.tenant.livemode,
            "type": "card",
            "used": method.token == Some(Token::Used),
        })
    }
}
