//! Fees that the platform collected.

use std::collections::HashMap;

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
    wire::{Fields, Object, Parts, Viewer, Wire, to},
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

    async fn parts(items: &[&Self], ctx: &Ctx, actor: &Actor) -> Result<Parts> {
        let changed = items.iter().filter(|it| !it.amount_refunded.is_zero());
        let ids: Vec<_> = changed.map(|it| &it.id).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let request = PageRequest::first(list::SHOWN);
        let pages = fees::newest_refunds(ctx, actor, &ids, &request).await?;
        let mut found: HashMap<_, _> = ids.into_iter().zip(pages).collect();
        let viewer = Viewer::new(ctx, actor);
        let part = |it: &&Self| {
            let page = found.remove(&it.id)?;
            let url = format!("/v1/application_fees/{}/refunds", it.id);
            Some(("refunds", list::wire(&url, page, &viewer)))
        };
        Ok(items.iter().map(part).collect())
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
