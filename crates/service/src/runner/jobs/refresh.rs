//! A deadline of an account passes.

use domain::id::AccountId;
use store::jobs::Job;

use crate::{Ctx, Error, Result, Unit, Work, people::accounts::save};

/// Computes anew what the account may do.
pub(super) async fn run(ctx: &Ctx, job: &Job) -> Result<()> {
    super::once(ctx, job, None, &Refresh(job)).await
}

struct Refresh<'a>(&'a Job);

impl Work for Refresh<'_> {
    type Output = ();
    const ACTION: &'static str = "account.refresh";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let id: AccountId = self
            .0
            .payload
            .parse()
            .map_err(|_| Error::Outside("the job names no account".to_owned()))?;
        unit.about(id.as_str());
        store::accounts::hold(&mut unit.write, unit.scope, &id).await?;
        let found = store::accounts::find(&mut unit.write, unit.scope, &id).await?;
        if let Some(account) = found {
            save(unit, account.clone(), account).await?;
        }
        Ok(())
    }
}
