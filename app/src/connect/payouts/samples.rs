//! Payouts for tests.

use domain::money::{Currency, Money, Positive};
use domain::payout::{Movement, Payout, PayoutMethod, PayoutStatus};
use domain::time::parse_iso;

/// An automatic payout of 884.10 USD on its way.
pub fn sample() -> Payout {
    Payout {
        id: "po_1".parse().unwrap(),
        account: "acct_1".parse().unwrap(),
        moves: Movement::out(Positive::new(Money::new(88_410, Currency::USD)).unwrap()),
        fee: Money::zero(Currency::USD),
        method: PayoutMethod::Standard,
        status: PayoutStatus::InTransit,
        automatic: true,
        destination: "ba_1".into(),
        destination_label: "STRIPE TEST BANK ••••6789".into(),
        arrival_date: parse_iso("2026-11-24").unwrap(),
        sends_at: parse_iso("2026-11-20T22:00:00Z").unwrap(),
        description: None,
        statement_descriptor: None,
        metadata: Default::default(),
        balance_transaction: "txn_1".parse().unwrap(),
        failure: None,
        failure_balance_transaction: None,
        reversed_by: None,
        trace_id: None,
        created: parse_iso("2026-11-20T01:00:00Z").unwrap(),
    }
}
