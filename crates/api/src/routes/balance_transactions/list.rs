//! `GET /v1/balance_transactions`

use domain::{
    balance_transaction::{BalanceTransaction, TransactionFilter, TransactionType},
    list::Page,
};
use service::{balances, payouts};

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
    params::{Params, enumeration},
};

/// Types of Stripe's of which this server makes no lines: lists of them are empty.
const WITHOUT_LINES: &[&str] = &[
    "advance",
    "advance_funding",
    "anticipation_repayment",
    "climate_order_purchase",
    "climate_order_refund",
    "contribution",
    "fee_credit_funding",
    "inbound_transfer",
    "inbound_transfer_reversal",
    "issuing_authorization_hold",
    "issuing_authorization_release",
    "issuing_dispute",
    "issuing_dispute_provisional_credit",
    "issuing_dispute_provisional_credit_reversal",
    "issuing_transaction",
    "obligation_outbound",
    "obligation_reversal_inbound",
    "payment_failure_refund",
    "payment_network_reserve_hold",
    "payment_network_reserve_release",
    "payment_reversal",
    "payment_unreconciled",
    "reserve_hold",
    "reserve_release",
    "reserved_funds",
    "stripe_balance_payment_debit",
    "stripe_balance_payment_debit_reversal",
    "stripe_fx_fee",
    "tax_fee",
    "tax_fund",
    "transfer_cancel",
    "transfer_failure",
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
    call.finish_list::<BalanceTransaction>()?;
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
    call.page("/v1/balance_transactions", page).await
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
        None => WITHOUT_LINES.contains(&name).then_some(Wanted::Nothing),
    };
    let names: Vec<&str> = TransactionType::ALL
        .into_iter()
        .map(|kind| kind.name())
        .collect();
    enumeration("type", &text, find, &names.join(", "))
}
