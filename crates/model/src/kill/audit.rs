//! What is looked for after a kill.

use domain::ledger::PostingRow;
use service::{Ctx, payments, transfers};

use super::{
    Stage, open,
    writers::{Said, record, send},
};

/// Every how many acknowledged calls one is made again under its key.
const REPEATED: usize = 16;

/// Opens the store anew: everything acknowledged is there with its postings, a call made again
/// under its key is answered as it was, and the whole ledger adds up.
pub(super) async fn look_for(stage: &Stage, acknowledged: &[String]) -> Result<(), String> {
    let ctx = open(stage).await?;
    let outcome = look(&ctx, stage, acknowledged).await;
    ctx.store.close().await;
    outcome
}

async fn look(ctx: &Ctx, stage: &Stage, acknowledged: &[String]) -> Result<(), String> {
    for (number, line) in acknowledged.iter().enumerate() {
        let said = Said::read(line).ok_or_else(|| format!("the writers said: {line}"))?;
        find(ctx, stage, &said)
            .await
            .map_err(|error| format!("acknowledged and lost: {line} {error}"))?;
        if number % REPEATED == 0 {
            again(ctx, stage, &said).await?;
        }
    }
    let report = service::verify::run(ctx)
        .await
        .map_err(|error| format!("the ledger cannot be read: {error}"))?;
    match report.is_clean() {
        true => Ok(()),
        false => Err(format!("the ledger does not add up: {report:#?}")),
    }
}

async fn find(ctx: &Ctx, stage: &Stage, said: &Said<'_>) -> Result<(), String> {
    let admin = stage.admin();
    let postings: service::Result<Vec<PostingRow>> = async {
        match said {
            Said::Transfer(_, id) => {
                transfers::retrieve(ctx, &admin, id).await?;
                transfers::postings(ctx, &admin, id).await
            }
            Said::Payment(_, id) => {
                payments::retrieve(ctx, &admin, id).await?;
                payments::postings(ctx, &admin, id).await
            }
        }
    }
    .await;
    match postings {
        Ok(rows) if rows.is_empty() => Err("(it has no postings)".to_owned()),
        Ok(_) => Ok(()),
        Err(error) => Err(format!("({error})")),
    }
}

/// The key of an acknowledged call was made durable with its effect.
async fn again(ctx: &Ctx, stage: &Stage, said: &Said<'_>) -> Result<(), String> {
    let admin = stage.admin();
    let (key, replayed) = match said {
        Said::Transfer(key, _) => {
            let reply = send(ctx, &admin, stage, key).await?;
            (key, reply.replayed)
        }
        Said::Payment(key, _) => {
            let reply = record(ctx, &admin, stage, key).await?;
            (key, reply.replayed)
        }
    };
    match replayed {
        true => Ok(()),
        false => Err(format!("key {key} was acknowledged and is unknown")),
    }
}
