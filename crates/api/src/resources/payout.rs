//! Payouts.

use domain::{
    actor::Actor,
    balance_transaction::BalanceTransaction,
    payout::{Payout, PayoutMethod, PayoutStatus},
};
use serde_json::{Value, json};
use service::{Ctx, Result, payouts};

use super::ExternalAccount;
use crate::wire::{Fields, Object, Viewer, Wire, to};

/// A payout.
impl Wire for Payout {
    const FIELDS: Fields = &[
        ("application_fee", &[]),
        ("balance_transaction", &[to::<BalanceTransaction>()]),
        ("destination", &[to::<ExternalAccount>()]),
        ("failure_balance_transaction", &[to::<BalanceTransaction>()]),
        ("original_payout", &[to::<Payout>()]),
        ("reversed_by", &[to::<Payout>()]),
    ];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let reconciled = self.automatic && self.method == PayoutMethod::Standard;
        json!({
            "id": self.id,
            "object": "payout",
            "amount": self.moves.signed().minor(),
            "application_fee": null,
            "application_fee_amount": null,
            "arrival_date": self.arrival_date,
            "automatic": self.automatic,
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.currency(),
            "description": self.description,
            "destination": self.destination,
            "failure_balance_transaction": self.failure_balance_transaction,
            "failure_code": self.failure.as_ref().map(|failure| &failure.code),
            "failure_message": self.failure.as_ref().map(|failure| &failure.message),
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&self.metadata),
            "method": self.method.name(),
            "original_payout": self.moves.original(),
            "payout_method": null,
            "reconciliation_status": if reconciled { "completed" } else { "not_applicable" },
            "reversed_by": self.reversed_by,
            "source_type": "card",
            "statement_descriptor": self.statement_descriptor,
            "status": self.status.name(),
            "trace_id": trace(self),
            "type": if self.destination.starts_with("card_") { "card" } else { "bank_account" },
        })
    }
}

impl Object for Payout {
    const PREFIXES: &'static [&'static str] = &["po"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => payouts::retrieve(ctx, actor, None, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}

/// By which the bank finds it, once it was sent.
fn trace(payout: &Payout) -> Value {
    match (&payout.trace_id, payout.status) {
        (Some(value), _) => json!({ "status": "supported", "value": value }),
        (None, PayoutStatus::Canceled) => Value::Null,
        (None, _) => json!({ "status": "pending", "value": null }),
    }
}
