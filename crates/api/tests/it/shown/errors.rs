//! An error of each type, with its status. Our own faults: `crates/api/src/error/tests.rs`.

use serde_json::{Value, json};
use testkit::{World, both_engines};

use super::shown;
use crate::support::{Answer, Caller};

/// The status and the body without the address of the log, which names the request.
fn told(answer: &Answer) -> Value {
    let mut error = answer.body["error"].clone();
    if let Some(fields) = error.as_object_mut() {
        fields.remove("request_log_url");
    }
    json!({ "status": answer.status.as_u16(), "error": error })
}

both_engines! {
    async fn errors(w: &World) {
        let caller = Caller::of(w).await;
        let transfers = "/v1/transfers";
        shown("error_missing_parameter", &told(&caller.post(transfers, "").await));
        shown("error_unknown_parameter", &told(&caller.post(transfers, "amount=1&currency=usd&destination=acct_none&colour=red").await));
        shown("error_not_found", &told(&caller.get("/v1/transfers/tr_none").await));
        shown("error_refused_by_a_rule", &told(&caller.post("/v1/payouts", "amount=1000&currency=usd").await));
        shown("error_of_a_card", &told(&caller.post("/v1/payment_intents", "amount=1000&currency=usd&confirm=true\
            &payment_method=pm_card_chargeDeclined").await));
        shown("error_without_a_key", &told(&caller.anonymous().get("/v1/balance").await));
        shown("error_of_an_account_that_is_not_ones_own", &told(&caller.with("stripe-account", "acct_none").get("/v1/balance").await));
        shown("error_unknown_address", &told(&caller.get("/v1/nowhere").await));
        let keyed = caller.with("idempotency-key", "once");
        keyed.made("/v1/customers", "name=Ada").await;
        shown("error_of_a_key_used_for_something_else", &told(&keyed.post("/v1/customers", "name=Bob").await));
    }
}
