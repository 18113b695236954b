//! Objects with everything filled in that no decision looks at.

use domain::{
    card::Card,
    id::{ApplicationFeeId, BalanceTransactionId, PaymentId, RefundId},
    money::{Currency, Money, Positive},
    payment::{ApplicationFee, CardPayment, CardState, Payment},
    refund::{Refund, RefundStatus},
};

use crate::scene::{day, seller};

pub fn card(amount: i64) -> CardPayment {
    CardPayment {
        state: CardState::Captured,
        card: Card::from_token("tok_visa").unwrap(),
        intent: None,
        payment_method: None,
        customer: None,
        amount_captured: Money::new(amount, Currency::USD),
        on_behalf_of: None,
        transfer_data: None,
        transfer: None,
        application_fee_amount: None,
        processing_fee: Money::zero(Currency::USD),
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
        amount: Positive::new(amount).unwrap(),
        amount_refunded: Money::zero(amount.currency()),
        balance_transaction: BalanceTransactionId::from_suffix("1"),
        created: day(0),
    }
}

/// A refund of `payment` that went to the customer.
pub fn refund(payment: &Payment, amount: i64) -> Refund {
    let amount = Positive::new(Money::new(amount, payment.amount.currency())).unwrap();
    Refund {
        status: RefundStatus::Succeeded,
        pending_reason: None,
        balance_transaction: Some(BalanceTransactionId::from_suffix("2")),
        ..Refund::asked(RefundId::card("1"), payment, amount, day(0))
    }
}
