//! Leaving work for later, in the transaction of its cause.

use domain::{actor::Scope, id::JobId, task::Task, time::Timestamp};
use store::{Conn, jobs::NewJob};

use crate::{Ctx, Result, Unit};

/// Enqueues a task of the scope's tenant, due at `run_at` on the clock of its lane: the tenant's
/// for money, the wall clock for what goes outside. `now` is the time on the tenant's clock.
pub(crate) async fn enqueue(
    ctx: &Ctx,
    conn: &mut Conn,
    scope: &Scope,
    task: &Task,
    run_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let id = JobId::from_suffix(&ctx.ids.id());
    let new = NewJob {
        id: &id,
        task,
        run_at,
        created: now,
    };
    store::jobs::enqueue(conn, scope, &new).await?;
    Ok(())
}

impl Unit<'_> {
    /// Enqueues a task, due at `run_at`. What is the same work is done once.
    pub async fn enqueue(&mut self, task: &Task, run_at: Timestamp) -> Result<()> {
        enqueue(
            self.ctx,
            &mut self.write,
            self.scope,
            task,
            run_at,
            self.now,
        )
        .await
    }
}
