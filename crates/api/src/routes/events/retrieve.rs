//! `GET /v1/events/:id`

use domain::id::EventId;
use service::events;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One event.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id: EventId = call.id("event")?;
    call.finish(Shape::One(Kind::Plain))?;
    let event = events::retrieve(&call.ctx, &call.actor, id.as_str()).await?;
    let body = resources::event(&event, call.tenant(), call.base());
    call.show(body).await
}
