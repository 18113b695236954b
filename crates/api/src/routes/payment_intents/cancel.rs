//! `POST /v1/payment_intents/:id/cancel`

use domain::{
    id::IntentId,
    intent::{CancelReason, Intent},
};
use service::intents;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Calls an intent off; what is held on a card is released.
pub async fn cancel(mut call: Call) -> Result<Answer> {
    let id: IntentId = call.id("payment_intent")?;
    let names = "abandoned, duplicate, fraudulent or requested_by_customer";
    let params = &mut call.params;
    let reason = params.one_of("cancellation_reason", CancelReason::from_name, names)?;
    call.finish::<Intent>()?;
    call.settle(intents::cancel(&call.ctx, &call.actor, &id, reason, call.key()).await?)
        .await
}
