//! Disputes.

use domain::{
    actor::Actor,
    dispute::{Dispute, FILES, TEXTS},
    file::File,
    intent::Intent,
    payment::Payment,
};
use serde_json::{Map, Value, json};
use service::{Ctx, Result, disputes};

use crate::wire::{Fields, Object, Viewer, Wire, to};

/// A dispute.
impl Wire for Dispute {
    const FIELDS: Fields = &[
        ("charge", &[to::<Payment>()]),
        ("evidence.cancellation_policy", &[to::<File>()]),
        ("evidence.customer_communication", &[to::<File>()]),
        ("evidence.customer_signature", &[to::<File>()]),
        ("evidence.duplicate_charge_documentation", &[to::<File>()]),
        ("evidence.receipt", &[to::<File>()]),
        ("evidence.refund_policy", &[to::<File>()]),
        ("evidence.service_documentation", &[to::<File>()]),
        ("evidence.shipping_documentation", &[to::<File>()]),
        ("evidence.uncategorized_file", &[to::<File>()]),
        ("payment_intent", &[to::<Intent>()]),
    ];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let lines = self.balance_transactions.iter();
        let lines: Vec<Value> = lines.map(|line| line.wire(viewer)).collect();
        let closed = self.status.is_closed();
        json!({
            "id": self.id,
            "object": "dispute",
            "amount": self.amount.minor(),
            "balance_transactions": lines,
            "charge": self.payment,
            "created": self.created,
            "currency": self.amount.currency(),
            "enhanced_eligibility_types": [],
            "evidence": evidence(self),
            "evidence_details": {
                "due_by": (!closed).then_some(self.due_by),
                "enhanced_eligibility": {},
                "has_evidence": !self.evidence.is_empty(),
                "past_due": self.past_due,
                "submission_count": self.submissions,
                "submission_method": if self.submissions > 0 { "manual" } else { "not_submitted" },
            },
            "intended_submission_method": null,
            "is_charge_refundable": self.status.is_inquiry(),
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&self.metadata),
            "network_reason_code": null,
            "payment_intent": self.intent,
            "payment_method_details": {
                "card": {
                    "brand": self.brand,
                    "case_type": if self.status.is_inquiry() { "inquiry" } else { "chargeback" },
                    "network": self.brand,
                    "network_reason_code": null,
                },
                "type": "card",
            },
            "reason": self.reason,
            "status": self.status.name(),
        })
    }
}

impl Object for Dispute {
    const PREFIXES: &'static [&'static str] = &["dp", "du"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => disputes::retrieve(ctx, actor, None, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
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
