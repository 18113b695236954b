//! A message goes to a phone.

use domain::message::Sms;

use crate::{Ctx, Error, Result, queue::Job};

/// Sends the message under the job's id, which stays the same when it is sent again. A code that
/// has expired meanwhile is sent to nobody.
pub(super) async fn run(ctx: &Ctx, job: &Job, message: &Sms) -> Result<()> {
    if !job.tenant.livemode {
        let why = "a message of test mode is never sent to a phone";
        return Err(Error::Outside(why.to_owned()));
    }
    if message.expires_at <= ctx.wall() {
        return Ok(());
    }
    let Some(provider) = &ctx.outbound.sms else {
        return Err(Error::Outside("no SMS provider is set up".to_owned()));
    };
    provider
        .send(job.id.as_str(), &message.to, &message.body)
        .await
}
