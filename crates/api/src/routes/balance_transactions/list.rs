//! `GET /v1/balance_transactions`

use domain::{
    balance_transaction::{TransactionFilter, TransactionType},
    list::Page,
};
use service::{balances, payouts};

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    list,
    params::{Params, enumeration},
    resources,
};

/// The original's types of which this server makes no lines yet: lists of them are empty.
const NONE_YET: &[&str] = &[
    "adjustment",
    "advance",
    "advance_funding",
    "application_fee_refund",
    "charge",
    "connect_collection_transfer",
    "contribution",
    "payment_failure_refund",
    "payment_refund",
    "payment_reversal",
    "refund",
    "refund_failure",
    "reserve_hold",
    "reserve_release",
    "reserve_transaction",
    "reserved_funds",
    "stripe_fee",
    "stripe_fx_fee",
    "tax_fee",
    "topup_reversal",
    "transfer_cancel",
    "transfer_failure",
    "transfer_refund",
];

/// Lines, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let created = list::created(params)?;
    let kind = kind(params)?;
    let currency = if params.has("currency") {
        Some(params.currency()?)
    } else {
        None
    };
    let source = params.given("source")?;
    let payout = params.id("payout", "payout")?;
    call.finish(Shape::Many(Kind::BalanceTransaction))?;
    if let Some(id) = &payout {
        payouts::check_history(&call.ctx, &call.actor, id).await?;
    }
    let page = match kind {
        Wanted::Nothing => Page::empty(),
        Wanted::Any | Wanted::Only(_) => {
            let kind = if let Wanted::Only(kind) = kind {
                Some(kind)
            } else {
                None
            };
            let filter = TransactionFilter {
                kind,
                currency,
                source,
                payout,
                created,
                ..Default::default()
            };
            balances::transactions(&call.ctx, &call.actor, &filter, &request).await?
        }
    };
    let tenant = call.tenant().clone();
    let wire = |it| resources::balance_transaction(&it, &tenant);
    call.page("/v1/balance_transactions", page, wire).await
}

#[derive(Clone, Copy)]
enum Wanted {
    Any,
    Only(TransactionType),
    Nothing,
}

fn kind(params: &mut Params) -> Result<Wanted> {
    let Some(text) = params.given("type")? else {
        return Ok(Wanted::Any);
    };
    let find = |name: &str| match TransactionType::from_name(name) {
        Some(kind) => Some(Wanted::Only(kind)),
        None => NONE_YET.contains(&name).then_some(Wanted::Nothing),
    };
    let names: Vec<&str> = TransactionType::ALL
        .into_iter()
        .map(|kind| kind.name())
        .collect();
    enumeration("type", &text, find, &names.join(", "))
}
