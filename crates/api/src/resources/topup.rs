//! Top-ups.

use domain::{actor::Tenant, external_account::bank_from_token, topup::Topup};
use serde_json::{Value, json};

use super::bank_account::TEST_BANK;

/// A top-up.
pub fn topup(topup: &Topup, tenant: &Tenant) -> Value {
    let failure = topup.failure.as_ref();
    json!({
        "id": topup.id,
        "object": "topup",
        "amount": topup.amount.minor(),
        "balance_transaction": topup.balance_transaction,
        "created": topup.created,
        "currency": topup.amount.currency(),
        "description": topup.description,
        "expected_availability_date": topup.expected_availability_date,
        "failure_code": failure.map(|it| &it.code),
        "failure_message": failure.map(|it| &it.message),
        "initiated_by": "user",
        "livemode": tenant.livemode,
        "metadata": super::metadata(&topup.metadata),
        "payment_method": null,
        "source": topup.source.as_deref().map(|token| source(token, topup, tenant)),
        "statement_descriptor": topup.statement_descriptor,
        "status": topup.status.name(),
        "transfer_group": topup.transfer_group,
    })
}

/// The bank that the funds are drawn from. Its id is made of the top-up's: nothing else uses it.
fn source(token: &str, topup: &Topup, tenant: &Tenant) -> Value {
    let id = topup.id.as_str();
    let suffix = id.split_once('_').map_or(id, |(_, suffix)| suffix);
    json!({
        "id": format!("src_{suffix}"),
        "object": "source",
        "ach_debit": bank_from_token(token).map(|bank| json!({
            "bank_name": TEST_BANK,
            "country": bank.country,
            "fingerprint": bank.facts.fingerprint,
            "last4": bank.facts.last4,
            "routing_number": bank.facts.routing_number,
            "type": "company",
        })),
        "allow_redisplay": null,
        "amount": null,
        "client_secret": "",
        "created": topup.created,
        "currency": topup.amount.currency(),
        "flow": "none",
        "livemode": tenant.livemode,
        "metadata": {},
        "owner": null,
        "statement_descriptor": null,
        "status": "chargeable",
        "type": "ach_debit",
        "usage": "reusable",
    })
}
