//! Top-ups.

use domain::{actor::Tenant, topup::Topup};
use serde_json::{Value, json};

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

/// The bank that the funds were drawn from, under the token that named it.
fn source(token: &str, topup: &Topup, tenant: &Tenant) -> Value {
    json!({
        "id": token,
        "object": "source",
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
