//! `GET /v1/payment_intents`

use domain::intent::{Intent, IntentFilter};
use service::intents;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Intents, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let filter = IntentFilter {
        customer: params.id("customer", "customer")?,
        created: list::created(params)?,
    };
    call.finish_list::<Intent>()?;
    let page = intents::list(&call.ctx, &call.actor, &filter, &request).await?;
    call.page("/v1/payment_intents", page).await
}
