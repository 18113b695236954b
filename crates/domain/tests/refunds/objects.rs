//! Objects with everything filled in that no decision looks at.

use domain::{
    card::Card,
    id::{AccountId, ApplicationFeeId, BalanceTransactionId, PaymentId, RefundId},
    metadata::Metadata,
    money::Money,
    payment::{ApplicationFee, CardPayment, CardState, Origin, Payment, PaymentStatus},
    refund::{Refund, RefundStatus},
};

use crate::scene::{day, seller};

pub fn payment(
    id: &str,
    account: AccountId,
    amount: Money,
    origin: Origin,
    card: Option<CardPayment>,
) -> Payment {
    Payment {
        id: id.parse::<PaymentId>().unwrap(),
        account,
        amount,
        application_fee: Money::zero(amount.currency()),
        application_fee_id: None,
        origin,
        description: None,
        balance_transaction: Some(BalanceTransactionId::from_suffix("1")),
        metadata: Metadata::default(),
        created: day(0),
        status: PaymentStatus::Succeeded,
        amount_refunded: 0,
        amount_transferred: 0,
        disputed: false,
        available_on: None,
        transfer_group: None,
        card: card.map(Box::new),
    }
}

pub fn card(amount: i64) -> CardPayment {
    CardPayment {
        state: CardState::Captured,
        card: Card::from_token("tok_visa").unwrap(),
        intent: None,
        payment_method: None,
        customer: None,
        amount_captured: amount,
        on_behalf_of: None,
        transfer_data: None,
        transfer: None,
        application_fee_amount: None,
        processing_fee: 0,
        statement_descriptor: None,
        statement_descriptor_suffix: None,
        calculated_statement_descriptor: None,
        receipt_email: None,
        failure: None,
        capture_before: None,
        billing: Default::default(),
        shipping: None,
    }
}

pub fn collected(payment: PaymentId, amount: Money) -> ApplicationFee {
    ApplicationFee {
        id: ApplicationFeeId::from_suffix("1"),
        account: seller(),
        payment,
        originating: None,
        amount,
        amount_refunded: 0,
        balance_transaction: BalanceTransactionId::from_suffix("1"),
        created: day(0),
    }
}

/// A refund of `payment` that went to the customer.
pub fn refund(payment: &Payment, amount: i64) -> Refund {
    Refund {
        id: RefundId::card("1"),
        account: payment.account.clone(),
        payment: payment.id.clone(),
        intent: None,
        customer: None,
        payment_method: None,
        amount: Money::new(amount, payment.amount.currency()),
        status: RefundStatus::Succeeded,
        reason: None,
        pending_reason: None,
        failure_reason: None,
        balance_transaction: Some(BalanceTransactionId::from_suffix("2")),
        failure_balance_transaction: None,
        transfer_reversal: None,
        source_transfer_reversal: None,
        fee_refund: None,
        refund_application_fee: false,
        reverse_transfer: false,
        transfer_reversed: 0,
        fee_refunded: 0,
        metadata: Metadata::default(),
        created: day(0),
    }
}
