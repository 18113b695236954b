//! Transfers. They have no status: one that exists has happened.

use std::collections::HashMap;

use domain::{
    account::Account, actor::Actor, balance_transaction::BalanceTransaction, list::PageRequest,
    payment::Payment, transfer::Transfer,
};
use serde_json::{Value, json};
use service::{Ctx, Result, transfers};

use crate::{
    list,
    wire::{Fields, Object, Parts, Viewer, Wire, to},
};

/// A transfer.
impl Wire for Transfer {
    const FIELDS: Fields = &[
        ("balance_transaction", &[to::<BalanceTransaction>()]),
        ("destination", &[to::<Account>()]),
        ("destination_payment", &[to::<Payment>()]),
        ("reversals", &[]),
        ("source_transaction", &[to::<Payment>()]),
    ];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let url = format!("/v1/transfers/{}/reversals", self.id);
        json!({
            "id": self.id,
            "object": "transfer",
            "amount": self.amount.minor(),
            "amount_reversed": self.amount_reversed.minor(),
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.amount.currency(),
            "description": self.description,
            "destination": self.destination,
            "destination_payment": self.destination_payment,
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&self.metadata),
            "reversals": list::whole(&url, Vec::new()),
            "reversed": self.reversible().is_zero(),
            "source_transaction": self.source_transaction,
            "source_type": "card",
            "transfer_group": self.transfer_group,
        })
    }

    async fn parts(items: &[&Self], ctx: &Ctx, actor: &Actor) -> Result<Parts> {
        let changed = items.iter().filter(|it| !it.amount_reversed.is_zero());
        let ids: Vec<_> = changed.map(|it| &it.id).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let request = PageRequest::first(list::SHOWN);
        let pages = transfers::newest_reversals(ctx, actor, &ids, &request).await?;
        let mut found: HashMap<_, _> = ids.into_iter().zip(pages).collect();
        let viewer = Viewer::new(ctx, actor);
        let part = |it: &&Self| {
            let page = found.remove(&it.id)?;
            let url = format!("/v1/transfers/{}/reversals", it.id);
            Some(("reversals", list::wire(&url, page, &viewer)))
        };
        Ok(items.iter().map(part).collect())
    }
}

impl Object for Transfer {
    const PREFIXES: &'static [&'static str] = &["tr"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => transfers::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}
