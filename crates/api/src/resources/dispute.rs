//! Disputes.

use domain::{
    actor::Tenant,
    dispute::{Dispute, FILES, TEXTS},
};
use serde_json::{Map, Value, json};

/// A dispute.
pub fn dispute(dispute: &Dispute, tenant: &Tenant) -> Value {
    let lines = dispute.balance_transactions.iter();
    let lines: Vec<Value> = lines
        .map(|line| super::balance_transaction(line, tenant))
        .collect();
    let closed = dispute.status.is_closed();
    json!({
        "id": dispute.id,
        "object": "dispute",
        "amount": dispute.amount.minor(),
        "balance_transactions": lines,
        "charge": dispute.payment,
        "created": dispute.created,
        "currency": dispute.amount.currency(),
        "enhanced_eligibility_types": [],
        "evidence": evidence(dispute),
        "evidence_details": {
            "due_by": (!closed).then_some(dispute.due_by),
            "enhanced_eligibility": {},
            "has_evidence": !dispute.evidence.is_empty(),
            "past_due": dispute.past_due,
            "submission_count": dispute.submissions,
            "submission_method": if dispute.submissions > 0 { "manual" } else { "not_submitted" },
        },
        "intended_submission_method": null,
        "is_charge_refundable": dispute.status.is_inquiry(),
        "livemode": tenant.livemode,
        "metadata": super::metadata(&dispute.metadata),
        "network_reason_code": null,
        "payment_intent": dispute.intent,
        "payment_method_details": {
            "card": {
                "brand": dispute.brand,
                "case_type": if dispute.status.is_inquiry() { "inquiry" } else { "chargeback" },
                "network": dispute.brand,
                "network_reason_code": null,
            },
            "type": "card",
        },
        "reason": dispute.reason,
        "status": dispute.status.name(),
    })
}

/// Every part of the evidence, null where nothing was given.
fn evidence(dispute: &Dispute) -> Value {
    let mut parts: Map<String, Value> = TEXTS
        .iter()
        .chain(&FILES)
        .map(|name| ((*name).to_owned(), json!(dispute.evidence.get(*name))))
        .collect();
    parts.insert("enhanced_evidence".to_owned(), json!({}));
    Value::Object(parts)
}
