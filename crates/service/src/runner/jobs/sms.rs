//! A message goes to a phone.

use domain::{id::MessageId, message::Message, time::Timestamp};
use store::jobs::Job;

use crate::{Ctx, Error, Result, access::login::Sms, rights::authorize};

/// Shows the message in the outbox in test mode, and sends it in live mode. A code that has
/// expired meanwhile is sent to nobody.
pub async fn run(ctx: &Ctx, job: &Job) -> Result<()> {
    let sms: Sms = serde_json::from_str(&job.payload).map_err(|error| corrupt(job, &error))?;
    let now = {
        let mut read = ctx.store.read().await?;
        ctx.now(&mut read, &job.tenant).await?
    };
    if !job.tenant.livemode {
        return show(ctx, job, sms, now).await;
    }
    if sms.expires_at > now {
        let Some(provider) = &ctx.outbound.sms else {
            return Err(Error::Outside("no SMS provider is set up".to_owned()));
        };
        provider.send(&sms.to, &sms.body).await?;
    }
    let mut write = ctx.store.begin_write().await?;
    store::jobs::finish(&mut write, &job.id).await?;
    Ok(write.commit().await?)
}

async fn show(ctx: &Ctx, job: &Job, sms: Sms, now: Timestamp) -> Result<()> {
    let (_, scope) = authorize::system(&job.tenant);
    let scope = authorize::of_owner(&scope, &sms.account);
    let message = Message {
        id: MessageId::from_suffix(&ctx.ids.suffix(24)),
        account: sms.account,
        channel: "sms".to_owned(),
        recipient: sms.to,
        body: sms.body,
        created: now,
    };
    let mut write = ctx.store.begin_write().await?;
    // False: another runner shows it.
    if store::jobs::finish(&mut write, &job.id).await? {
        store::messages::insert(&mut write, &scope, &message).await?;
    }
    Ok(write.commit().await?)
}

fn corrupt(job: &Job, error: &serde_json::Error) -> Error {
    let (id, why) = (job.id.to_string(), error.to_string());
    Error::Internal(store::Error::Corrupt {
        table: "jobs",
        id,
        why,
    })
}
