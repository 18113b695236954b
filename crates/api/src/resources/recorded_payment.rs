//! Payments with what Stripe's charge has no place for: who received them, and the id that
//! they have elsewhere. An object of our own.

use domain::{
    account::Account,
    balance_transaction::BalanceTransaction,
    payment::{ApplicationFee, Origin, Payment},
    transfer::Transfer,
};
use serde_json::{Value, json};

use crate::wire::{Fields, Viewer, Wire, to};

/// A payment that was recorded from outside, or received with a transfer.
#[derive(Clone, Debug)]
pub struct RecordedPayment(pub Payment);

impl Wire for RecordedPayment {
    const FIELDS: Fields = &[
        ("account", &[to::<Account>()]),
        ("application_fee", &[to::<ApplicationFee>()]),
        ("balance_transaction", &[to::<BalanceTransaction>()]),
        ("source_transfer", &[to::<Transfer>()]),
    ];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let payment = &self.0;
        let (external_id, transfer) = match &payment.origin {
            Origin::Recorded { external_id } => (Some(external_id), None),
            Origin::Transfer { transfer } => (None, Some(transfer)),
            Origin::Card(_) => (None, None),
        };
        let (amount, fee) = (payment.amount.minor(), payment.application_fee.minor());
        json!({
            "id": payment.id,
            "object": "tributary.payment",
            "account": payment.account,
            "amount": amount,
            "application_fee": payment.application_fee_id,
            "application_fee_amount": fee,
            "balance_transaction": payment.balance_transaction,
            "created": payment.created,
            "currency": payment.amount.currency(),
            "description": payment.description,
            "external_id": external_id,
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&payment.metadata),
            "net": amount.saturating_sub(fee),
            "source_transfer": transfer,
        })
    }
}
