//! Reversals of transfers.

use domain::{
    actor::Actor,
    balance_transaction::BalanceTransaction,
    refund::Refund,
    transfer::{Reversal, Transfer},
};
use serde_json::{Value, json};
use service::{Ctx, Result, transfers};

use crate::wire::{Fields, Object, Viewer, Wire, to};

/// A reversal.
impl Wire for Reversal {
    const FIELDS: Fields = &[
        ("balance_transaction", &[to::<BalanceTransaction>()]),
        ("destination_payment_refund", &[to::<Refund>()]),
        ("source_refund", &[to::<Refund>()]),
        ("transfer", &[to::<Transfer>()]),
    ];

    fn wire(&self, _: &Viewer<'_>) -> Value {
        json!({
            "id": self.id,
            "object": "transfer_reversal",
            "amount": self.amount.minor(),
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.amount.currency(),
            "destination_payment_refund": self.destination_payment_refund,
            "metadata": super::metadata(&self.metadata),
            "source_refund": self.source_refund,
            "transfer": self.transfer,
        })
    }
}

impl Object for Reversal {
    const PREFIXES: &'static [&'static str] = &["trr"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => transfers::reversal(ctx, actor, None, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}
