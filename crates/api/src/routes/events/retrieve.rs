//! `GET /v1/events/:id`

use domain::{event::Event, id::EventId};
use service::events;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One event.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id: EventId = call.id("event")?;
    call.finish::<Event>()?;
    call.show(&events::retrieve(&call.ctx, &call.actor, id.as_str()).await?)
        .await
}
