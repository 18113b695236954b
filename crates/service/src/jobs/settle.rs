//! Pending money reaches its date.

use domain::{
    actor::Scope, balance_transaction::BalanceTransaction, id::LedgerTransactionId,
    ledger::recipes, money::Positive, time::Timestamp,
};
use store::{Write, jobs::Job, ledger::Source};

use crate::{Ctx, Error, Result, authorize};

/// Lines that are settled in one transaction.
const BATCH: i64 = 200;

/// Settles every line of the tenant whose date has come, in batches, and then the job is done. A
/// line that another runner settled is left alone.
pub(super) async fn run(ctx: &Ctx, job: &Job) -> Result<()> {
    let actor = super::system(&job.tenant);
    let scope = authorize::platform(&actor, domain::actor::Permission::ViewMoney)?;
    loop {
        let mut write = ctx.store.begin_write().await?;
        let lines = store::balance_transactions::due(&mut write, &scope, job.run_at, BATCH).await?;
        for line in &lines {
            settle(ctx, &mut write, &scope, line, job.run_at).await?;
        }
        let last = i64::try_from(lines.len()).unwrap_or(0) < BATCH;
        if last {
            store::jobs::finish(&mut write, &job.id).await?;
        }
        write.commit().await?;
        if last {
            return Ok(());
        }
    }
}

async fn settle(
    ctx: &Ctx,
    write: &mut Write,
    scope: &Scope,
    line: &BalanceTransaction,
    now: Timestamp,
) -> Result<()> {
    let first = store::balance_transactions::mark_available(write, scope, line.id.as_str()).await?;
    let Ok(net) = Positive::new(line.net_money()) else {
        return Ok(());
    };
    if !first {
        return Ok(());
    }
    let postings = recipes::settlement(&line.account, net)
        .map_err(|error| Error::refused("parameter_invalid", None, error.to_string()))?;
    let transaction = LedgerTransactionId::from_suffix(&ctx.ids.suffix(24));
    let source = Source {
        transaction: &transaction,
        kind: "settlement",
        id: line.id.as_str(),
    };
    store::ledger::post(write, scope, source, &postings, now).await?;
    Ok(())
}
