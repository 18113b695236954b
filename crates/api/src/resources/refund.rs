//! Refunds.

use domain::{
    actor::Actor,
    balance_transaction::BalanceTransaction,
    id::RefundId,
    intent::Intent,
    payment::Payment,
    refund::{Refund, RefundStatus},
    transfer::Reversal,
};
use serde_json::{Value, json};
use service::{Ctx, Result, refunds};

use super::owner;
use crate::wire::{Fields, Object, Viewer, Wire, to};

/// A refund.
impl Wire for Refund {
    const FIELDS: Fields = &[
        ("balance_transaction", &[to::<BalanceTransaction>()]),
        ("charge", &[to::<Payment>()]),
        ("failure_balance_transaction", &[to::<BalanceTransaction>()]),
        ("payment_intent", &[to::<Intent>()]),
        ("source_transfer_reversal", &[to::<Reversal>()]),
        ("transfer_reversal", &[to::<Reversal>()]),
    ];

    fn wire(&self, _: &Viewer<'_>) -> Value {
        json!({
            "id": self.id,
            "object": "refund",
            "amount": self.amount.minor(),
            "balance_transaction": self.balance_transaction,
            "charge": self.payment,
            "created": self.created,
            "currency": self.amount.currency(),
            "customer": self.customer,
            "customer_account": null,
            "destination_details": destination(self),
            "failure_balance_transaction": self.failure_balance_transaction,
            "failure_reason": self.failure_reason,
            "metadata": super::metadata(&self.metadata),
            "payment_intent": self.intent,
            "payment_method": self.payment_method,
            "pending_reason": match self.status {
                RefundStatus::Pending => self.pending_reason.map(|reason| reason.name()),
                _ => None,
            },
            "reason": self.reason.map(|reason| reason.name()),
            "receipt_number": null,
            "source_transfer_reversal": self.source_transfer_reversal,
            "status": self.status.name(),
            "transfer_reversal": self.transfer_reversal,
        })
    }
}

impl Object for Refund {
    const PREFIXES: &'static [&'static str] = &["re", "pyr"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => refunds::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }

    /// The account out of whose balance it came.
    fn seen_by(&self, actor: &Actor) -> Actor {
        owner(actor, &self.account)
    }
}

/// Refunds of transfers go to no card.
fn destination(refund: &Refund) -> Value {
    if refund.id.as_str().starts_with(RefundId::PREFIX) && refund.source_transfer_reversal.is_none()
    {
        json!({ "card": { "reference": null, "reference_status": "pending", "type": "refund" }, "type": "card" })
    } else {
        Value::Null
    }
}
