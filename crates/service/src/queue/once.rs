//! The work of a job and the mark that it is done, in one transaction.

use domain::id::AccountId;
use store::jobs::Job;

use crate::{Ctx, Result, Unit, Work, rights::authorize, work};

/// Does the work of a job on every row of its tenant, or only on those of `owner`, and marks the
/// job as done in the same transaction. Nothing happens when another runner did it before.
pub(crate) async fn once<W: Work<Output = ()>>(
    ctx: &Ctx,
    job: &Job,
    owner: Option<&AccountId>,
    work: &W,
) -> Result<()> {
    let (actor, scope) = authorize::system(&job.tenant);
    let scope = owner.map_or_else(|| scope.clone(), |id| authorize::of_owner(&scope, id));
    work::run(ctx, &actor, &scope, &Once { job, work }).await
}

struct Once<'a, W> {
    job: &'a Job,
    work: &'a W,
}

impl<W: Work<Output = ()>> Work for Once<'_, W> {
    type Output = ();
    const ACTION: &'static str = W::ACTION;

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let wall = unit.ctx.wall();
        if store::jobs::finish(&mut unit.write, &self.job.id, wall).await? {
            self.work.run(unit).await?;
        }
        Ok(())
    }
}
