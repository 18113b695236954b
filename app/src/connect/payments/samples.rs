//! Payments for tests.

use domain::card::{Card, Funding, Outcome};
use domain::metadata::Metadata;
use domain::money::{Currency, Money};
use domain::payment::{CardPayment, CardState, Origin, Payment, PaymentStatus};
use domain::time::parse_iso;

/// A payment of 148.00 USD.
pub fn sample() -> Payment {
    Payment {
        id: "py_1".parse().unwrap(),
        account: "acct_1".parse().unwrap(),
        amount: Money::new(14_800, Currency::USD),
        application_fee: Money::new(620, Currency::USD),
        application_fee_id: None,
        origin: Origin::Card,
        description: None,
        balance_transaction: Some("txn_1".parse().unwrap()),
        metadata: Metadata::default(),
        created: parse_iso("2026-11-22T13:41:00Z").unwrap(),
        status: PaymentStatus::Succeeded,
        amount_refunded: 0,
        amount_transferred: 0,
        disputed: false,
        available_on: None,
        transfer_group: None,
        card: None,
    }
}

/// A Visa that was charged for it.
pub fn sample_card(state: CardState) -> CardPayment {
    CardPayment {
        state,
        card: Card {
            brand: "visa".into(),
            last4: "4242".into(),
            exp_month: 4,
            exp_year: 2031,
            funding: Funding::Credit,
            country: "US".into(),
            fingerprint: String::new(),
            outcome: Outcome::Approved,
            checks: Default::default(),
        },
        intent: Some("pi_1".parse().unwrap()),
        payment_method: None,
        customer: None,
        amount_captured: if state == CardState::Captured {
            14_800
        } else {
            0
        },
        on_behalf_of: None,
        transfer_data: None,
        transfer: None,
        application_fee_amount: Some(620),
        processing_fee: 459,
        statement_descriptor: None,
        statement_descriptor_suffix: None,
        calculated_statement_descriptor: None,
        receipt_email: None,
        failure: None,
        capture_before: parse_iso("2026-11-29"),
        billing: Default::default(),
        shipping: None,
    }
}
