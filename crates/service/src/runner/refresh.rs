//! A deadline of an account passes.

use domain::id::AccountId;

use crate::{
    Ctx, Result, Unit, Work,
    people::accounts::save,
    queue::{Job, once},
};

/// Computes anew what the account may do.
pub(super) async fn run(ctx: &Ctx, job: &Job, account: &AccountId) -> Result<()> {
    once(ctx, job, None, &Refresh(account)).await
}

struct Refresh<'a>(&'a AccountId);

impl Work for Refresh<'_> {
    type Output = ();
    const ACTION: &'static str = "account.refresh";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let id = self.0;
        unit.about(id.as_str());
        store::accounts::hold(&mut unit.write, unit.scope, id).await?;
        let found = store::accounts::find(&mut unit.write, unit.scope, id).await?;
        if let Some(account) = found {
            save(unit, account.clone(), account).await?;
        }
        Ok(())
    }
}
