//! Refunds of collected fees.

use domain::{
    actor::Actor,
    balance_transaction::BalanceTransaction,
    payment::{ApplicationFee, FeeRefund},
};
use serde_json::{Value, json};
use service::{Ctx, Result, fees};

use crate::wire::{Fields, Object, Viewer, Wire, to};

/// A refund of a fee.
impl Wire for FeeRefund {
    const FIELDS: Fields = &[
        ("balance_transaction", &[to::<BalanceTransaction>()]),
        ("fee", &[to::<ApplicationFee>()]),
    ];

    fn wire(&self, _: &Viewer<'_>) -> Value {
        json!({
            "id": self.id,
            "object": "fee_refund",
            "amount": self.amount.minor(),
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.amount.currency(),
            "fee": self.fee,
            "metadata": super::metadata(&self.metadata),
        })
    }
}

impl Object for FeeRefund {
    const PREFIXES: &'static [&'static str] = &["fr"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => fees::retrieve_refund(ctx, actor, None, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}
