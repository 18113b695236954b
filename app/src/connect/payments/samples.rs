//! Payments for tests.

use domain::card::{Card, Funding, Outcome};
use domain::money::{Currency, Money};
use domain::payment::{CardPayment, CardState, Origin, Payment};
use domain::time::parse_iso;

/// A card payment of 148.00 USD, of which 6.20 USD were kept.
pub fn sample() -> Payment {
    let (id, account) = ("py_1".parse().unwrap(), "acct_1".parse().unwrap());
    let created = parse_iso("2026-11-22T13:41:00Z").unwrap();
    let card = sample_card(CardState::Captured);
    Payment {
        application_fee: usd(620),
        balance_transaction: Some("txn_1".parse().unwrap()),
        ..Payment::charged(id, account, usd(14_800), card, created)
    }
}

/// Where it came from when its card was charged so far.
pub fn charged(state: CardState) -> Origin {
    Origin::Card(Box::new(sample_card(state)))
}

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
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
        amount_captured: usd(match state {
            CardState::Captured => 14_800,
            CardState::Declined | CardState::Authorised | CardState::Released => 0,
        }),
        on_behalf_of: None,
        transfer_data: None,
        transfer: None,
        application_fee_amount: Some(620),
        processing_fee: usd(459),
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
