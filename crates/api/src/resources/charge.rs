//! Payments as charges.

use domain::{
    account::Account,
    actor::Actor,
    balance_transaction::BalanceTransaction,
    card::Outcome,
    customer::Customer,
    intent::Intent,
    list::PageRequest,
    payment::{ApplicationFee, CardPayment, CardState, Origin, Payment, PaymentStatus},
    refund::{Refund, RefundFilter},
    transfer::Transfer,
};
use serde_json::{Value, json};
use service::{Ctx, Error, Result, payments};

use super::owner;
use crate::{
    list,
    wire::{Fields, Object, Viewer, Wire, to},
};

/// A payment: a charged card, funds that came in with a transfer, or a recorded one.
impl Wire for Payment {
    const FIELDS: Fields = &[
        ("application", &[]),
        ("application_fee", &[to::<ApplicationFee>()]),
        ("balance_transaction", &[to::<BalanceTransaction>()]),
        ("customer", &[to::<Customer>()]),
        ("failure_balance_transaction", &[]),
        ("on_behalf_of", &[to::<Account>()]),
        ("payment_intent", &[to::<Intent>()]),
        ("refunds", &[]),
        ("refunds.data", &[to::<Refund>()]),
        ("source_transfer", &[to::<Transfer>()]),
        ("transfer", &[to::<Transfer>()]),
        ("transfer_data.destination", &[to::<Account>()]),
    ];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let card = self.card();
        let source_transfer = match &self.origin {
            Origin::Transfer { transfer } => Some(transfer),
            Origin::Recorded { .. } | Origin::Card(_) => None,
        };
        let asked = card.and_then(|card| card.application_fee_amount);
        let kept = self.application_fee;
        let application_fee_amount = asked.or_else(|| (!kept.is_zero()).then(|| kept.minor()));
        let failure = card.and_then(|card| card.failure.as_ref());
        json!({
            "id": self.id,
            "object": "charge",
            "amount": self.amount.minor(),
            "amount_captured": if self.is_captured() { self.captured().minor() } else { 0 },
            "amount_refunded": refunded(self),
            "application": (card.is_some() && self.account != viewer.tenant.platform)
                .then(|| super::application(viewer.tenant)),
            "application_fee": self.application_fee_id,
            "application_fee_amount": application_fee_amount,
            "balance_transaction": self.balance_transaction,
            "billing_details": super::billing(card.map(|card| &card.billing)),
            "calculated_statement_descriptor": card
                .and_then(|card| card.calculated_statement_descriptor.as_ref()),
            "captured": self.is_captured(),
            "created": self.created,
            "currency": self.amount.currency(),
            "customer": card.and_then(|card| card.customer.as_ref()),
            "description": self.description,
            "disputed": self.disputed,
            "failure_balance_transaction": null,
            "failure_code": failure.map(|failure| &failure.code),
            "failure_message": failure.map(|failure| &failure.message),
            "fraud_details": {},
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&self.metadata),
            "on_behalf_of": card.and_then(|card| card.on_behalf_of.as_ref()),
            "outcome": card.map(outcome),
            "paid": self.status == PaymentStatus::Succeeded,
            "payment_intent": card.and_then(|card| card.intent.as_ref()),
            "payment_method": card.and_then(|card| card.payment_method.as_ref()),
            "payment_method_details": card.map(|it| super::card::charged(self, it)),
            "receipt_email": card.and_then(|card| card.receipt_email.as_ref()),
            "receipt_number": null,
            "receipt_url": null,
            "refunded": self.is_refunded() || is_released(self),
            "review": null,
            "shipping": card.and_then(|card| card.shipping.as_ref()).map(super::shipping),
            "source": null,
            "source_transfer": source_transfer,
            "statement_descriptor": card.and_then(|card| card.statement_descriptor.as_ref()),
            "statement_descriptor_suffix": card
                .and_then(|card| card.statement_descriptor_suffix.as_ref()),
            "status": self.status.name(),
            "transfer": card.and_then(|card| card.transfer.as_ref()),
            "transfer_data": card.and_then(|card| card.transfer_data.as_ref()).map(|data| json!({
                "amount": data.amount, "destination": data.destination,
            })),
            "transfer_group": self.transfer_group,
        })
    }
}

impl Object for Payment {
    const PREFIXES: &'static [&'static str] = &["ch", "py"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => payments::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }

    async fn fetch_many(ctx: &Ctx, actor: &Actor, ids: &[&str]) -> Result<Vec<(String, Self)>> {
        let ids: Vec<_> = ids.iter().filter_map(|id| id.parse().ok()).collect();
        let found = payments::retrieve_many(ctx, actor, &ids).await?;
        let found = found.into_iter();
        Ok(found.map(|it| (it.id.to_string(), it)).collect())
    }

    /// The account that received it.
    fn seen_by(&self, actor: &Actor) -> Actor {
        owner(actor, &self.account)
    }
}

/// The newest refunds of a charge, which are shown only where they are asked for.
pub async fn refunds_of_charge(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Value>> {
    let Ok(payment) = id.parse() else {
        return Ok(None);
    };
    let filter = RefundFilter {
        payment: Some(payment),
        ..RefundFilter::default()
    };
    // The charge may have been changed just now, and says so to who may not see its refunds too.
    let request = PageRequest::first(list::SHOWN);
    let page = match service::refunds::list(ctx, actor, &filter, &request).await {
        Err(Error::Forbidden(_)) => return Ok(None),
        found => found?,
    };
    let url = format!("/v1/charges/{id}/refunds");
    Ok(Some(list::wire(&url, page, &Viewer::new(ctx, actor))))
}

/// What went back to the card, the part that was never captured included.
fn refunded(payment: &Payment) -> i64 {
    let released = match payment.card().map(|card| card.state) {
        Some(CardState::Captured) => payment
            .amount
            .minor()
            .saturating_sub(payment.captured().minor()),
        Some(CardState::Released) => payment.amount.minor(),
        _ => 0,
    };
    payment.amount_refunded.minor().saturating_add(released)
}

fn is_released(payment: &Payment) -> bool {
    payment
        .card()
        .is_some_and(|card| card.state == CardState::Released)
}

fn outcome(card: &CardPayment) -> Value {
    let blocked = card.card.outcome == Outcome::Blocked;
    let failure = card.failure.as_ref();
    let (network, kind) = match (failure.is_some(), blocked) {
        (false, _) => ("approved_by_network", "authorized"),
        (true, true) => ("not_sent_to_network", "blocked"),
        (true, false) => ("declined_by_network", "issuer_declined"),
    };
    let message = failure.map_or("Payment complete.", |failure| failure.message.as_str());
    let risk = if blocked {
        ("highest", 90)
    } else {
        ("normal", 12)
    };
    json!({
        "advice_code": null,
        "network_advice_code": null,
        "network_decline_code": null,
        "network_status": network,
        "reason": failure.and_then(|failure| failure.decline_code.as_ref()),
        "risk_level": risk.0,
        "risk_score": risk.1,
        "seller_message": message,
        "type": kind,
    })
}
