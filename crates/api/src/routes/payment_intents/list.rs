//! `GET /v1/payment_intents`

use domain::intent::IntentFilter;
use service::intents;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    list, resources,
};

/// Intents, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let params = &mut call.params;
    let request = list::page(params)?;
    let filter = IntentFilter {
        customer: params.id("customer", "customer")?,
        created: list::created(params)?,
    };
    call.finish(Shape::Many(Kind::PaymentIntent))?;
    let page = intents::list(&call.ctx, &call.actor, &filter, &request).await?;
    let tenant = call.tenant().clone();
    call.page("/v1/payment_intents", page, |it| {
        resources::payment_intent(&it, &tenant)
    })
    .await
}
