//! Bank accounts, as far as they are kept.

use domain::{account::BankAccount, id::AccountId};
use serde_json::{Value, json};

/// A bank account of `account`.
pub fn bank_account(bank: &BankAccount, account: &AccountId) -> Value {
    json!({
        "id": bank.id,
        "object": "bank_account",
        "account": account,
        "account_holder_name": bank.holder_name,
        "account_holder_type": bank.holder_type,
        "account_type": null,
        "available_payout_methods": ["standard"],
        "bank_name": bank.bank_name,
        "country": bank.country,
        "currency": bank.currency,
        "customer": null,
        "default_for_currency": bank.default_for_currency,
        "fingerprint": null,
        "last4": bank.last4,
        "metadata": {},
        "routing_number": bank.routing_number,
        "status": "new",
    })
}
