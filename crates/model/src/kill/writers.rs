//! The process that is killed.

use std::io::Write;

use domain::{
    actor::Actor,
    id::{PaymentId, TransferId},
    payment::Payment,
    transfer::Transfer,
};
use service::{Ctx, Key, Reply, payments, transfers};

use super::{Stage, WRITERS, open};

/// How often a call is made again.
const TRIES: u32 = 20;

/// Writes until it is killed: every writer sends and records in turn, each under a key of its own,
/// and says so only when it was acknowledged: `transfer key id.`
///
/// `words` are the address of the store, the platform, the round and the accounts.
pub async fn serve(words: &[String]) -> Result<(), String> {
    let (stage, round) = Stage::read(words)?;
    let ctx = open(&stage).await?;
    serve_on(&ctx, &stage, &round).await
}

/// The same with a context of the caller.
pub(super) async fn serve_on(ctx: &Ctx, stage: &Stage, round: &str) -> Result<(), String> {
    let tasks: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let name = format!("{round}-{writer}");
            tokio::spawn(write(ctx.clone(), stage.clone(), name))
        })
        .collect();
    for task in tasks {
        task.await.map_err(|error| error.to_string())??;
    }
    Ok(())
}

async fn write(ctx: Ctx, stage: Stage, name: String) -> Result<(), String> {
    let admin = stage.admin();
    for number in 0_u32.. {
        let key = format!("{name}-{number}");
        let said = if number % 2 == 0 {
            let call = || send(&ctx, &admin, &stage, &key);
            patiently(call)
                .await?
                .map(|it| format!("transfer {key} {}.\n", it.id))
        } else {
            let call = || record(&ctx, &admin, &stage, &key);
            patiently(call)
                .await?
                .map(|it| format!("payment {key} {}.\n", it.id))
        };
        let said = said.unwrap_or_default();
        // One call writes the whole line, so that two writers' words never mix.
        let mut out = std::io::stdout().lock();
        let written = out.write_all(said.as_bytes()).and_then(|()| out.flush());
        written.map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Calls under the same key until it is answered, as the SDKs do when sixteen writers are in each
/// other's way. Nothing when an earlier try had been done after all.
async fn patiently<T, F>(call: impl Fn() -> F) -> Result<Option<T>, String>
where
    F: Future<Output = Result<Reply<T>, String>>,
{
    let mut tries = 0;
    loop {
        match call().await {
            Ok(reply) => return Ok((!reply.replayed).then_some(reply.value)),
            Err(error) if tries == TRIES => return Err(error),
            Err(_) => tries += 1,
        }
    }
}

/// Sends one unit under a key.
pub(super) async fn send(
    ctx: &Ctx,
    actor: &Actor,
    stage: &Stage,
    key: &str,
) -> Result<Reply<Transfer>, String> {
    let new = testkit::new_transfer(stage.seller(key)?, 1);
    let key = Key::new(key, format!("send {key}"));
    transfers::create(ctx, actor, &new, key.as_ref())
        .await
        .map_err(|error| format!("a transfer failed: {error:?}"))
}

/// Records a payment under a key.
pub(super) async fn record(
    ctx: &Ctx,
    actor: &Actor,
    stage: &Stage,
    key: &str,
) -> Result<Reply<Payment>, String> {
    let at = ctx.wall().plus(-60);
    let new = testkit::new_payment(stage.seller(key)?, key, 100, 7, at);
    let key = Key::new(key, format!("record {key}"));
    payments::record(ctx, actor, &new, key.as_ref())
        .await
        .map_err(|error| format!("a payment failed: {error:?}"))
}

/// Reads `transfer key id.`
pub(super) enum Said<'a> {
    /// A transfer.
    Transfer(&'a str, TransferId),
    /// A payment.
    Payment(&'a str, PaymentId),
}

impl<'a> Said<'a> {
    /// What a line says.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let mut words = line.strip_suffix('.')?.split(' ');
        match (words.next()?, words.next()?, words.next()?) {
            ("transfer", key, id) => Some(Self::Transfer(key, id.parse().ok()?)),
            ("payment", key, id) => Some(Self::Payment(key, id.parse().ok()?)),
            _ => None,
        }
    }
}
