//! `GET /v1/{charges,customers,payment_intents}/search`: known to Stripe, and refused here,
//! where `search` must not be taken for an id.

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
};

/// Charges are listed.
pub async fn charges(_: Call) -> Result<Answer> {
    Err(Problem::no_search("/v1/charges"))
}

/// Customers are listed.
pub async fn customers(_: Call) -> Result<Answer> {
    Err(Problem::no_search("/v1/customers"))
}

/// Payment intents are listed.
pub async fn payment_intents(_: Call) -> Result<Answer> {
    Err(Problem::no_search("/v1/payment_intents"))
}
