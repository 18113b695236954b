//! What moves money: payments, refunds, disputes, transfers, top-ups, payouts and fees.

pub mod disputes;
pub mod fees;
pub mod intents;
pub mod payments;
pub mod payouts;
pub mod prefunding;
pub mod refunds;
pub mod topups;
pub mod transfers;
