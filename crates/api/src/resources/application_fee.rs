//! Fees that the platform collected.

use domain::{
    account::Account,
    actor::Actor,
    balance_transaction::BalanceTransaction,
    list::PageRequest,
    payment::{ApplicationFee, Payment},
};
use serde_json::{Value, json};
use service::{Ctx, Result, fees};

use crate::{
    list,
    wire::{Fields, Object, Viewer, Wire, to},
};

/// A collected fee.
impl Wire for ApplicationFee {
    const FIELDS: Fields = &[
        ("account", &[to::<Account>()]),
        ("balance_transaction", &[to::<BalanceTransaction>()]),
        ("charge", &[to::<Payment>()]),
        ("originating_transaction", &[to::<Payment>()]),
    ];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let url = format!("/v1/application_fees/{}/refunds", self.id);
        json!({
            "id": self.id,
            "object": "application_fee",
            "account": self.account,
            "amount": self.amount.minor(),
            "amount_refunded": self.amount_refunded.minor(),
            "application": super::application(viewer.tenant),
            "balance_transaction": self.balance_transaction,
            "charge": self.payment,
            "created": self.created,
            "currency": self.amount.currency(),
            "fee_source": { "charge": self.payment, "type": "charge" },
            "livemode": viewer.tenant.livemode,
            "originating_transaction": self.originating,
            "refunded": self.refundable().is_zero(),
            "refunds": list::whole(&url, Vec::new()),
        })
    }

    async fn part(&self, ctx: &Ctx, actor: &Actor) -> Result<Option<(&'static str, Value)>> {
        if self.amount_refunded.is_zero() {
            return Ok(None);
        }
        let page =
            fees::list_refunds(ctx, actor, &self.id, &PageRequest::first(list::SHOWN)).await?;
        let url = format!("/v1/application_fees/{}/refunds", self.id);
        let list = list::wire(&url, page, &Viewer::new(ctx, actor));
        Ok(Some(("refunds", list)))
    }
}

impl Object for ApplicationFee {
    const PREFIXES: &'static [&'static str] = &["fee"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => fees::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}
