//! `POST /v1/accounts/:id/reject`

use domain::account::{Account, DisabledReason};
use service::accounts;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    params::enumeration,
};

/// Rejects an account that the platform answers for.
pub async fn reject(mut call: Call) -> Result<Answer> {
    let id = call.id("account")?;
    let text = call.params.required("reason")?;
    let reason = enumeration("reason", &text, reason, "fraud, terms_of_service or other")?;
    // Payouts of a rejected account are paused in any case, which is Stripe's default.
    if call
        .params
        .given("payouts_action")?
        .is_some_and(|action| action != "pause")
    {
        return Err(Problem::unsupported("payouts_action"));
    }
    call.finish::<Account>()?;
    let key = call.key();
    call.settle(accounts::reject(&call.ctx, &call.actor, &id, reason, key).await?)
        .await
}

/// Both the older reasons and the finer ones that followed them.
fn reason(text: &str) -> Option<DisabledReason> {
    Some(match text {
        "fraud"
        | "fraud_payment_method_casher"
        | "fraud_payment_method_tester"
        | "fraud_no_intent_to_fulfill"
        | "fraud_other" => DisabledReason::RejectedFraud,
        "terms_of_service" => DisabledReason::RejectedTerms,
        "credit" | "other" => DisabledReason::RejectedOther,
        _ => return None,
    })
}
