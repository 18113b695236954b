//! Deleting an account.

use domain::{
    actor::{Actor, Permission},
    id::AccountId,
};

use crate::{Ctx, Error, Result, Unit, Work, rights::authorize, work};

/// Takes an account out of the platform: test accounts any time, live ones only when every
/// balance is zero and the platform is liable. What happened stays in the ledger.
pub async fn delete(ctx: &Ctx, actor: &Actor, id: &AccountId) -> Result<()> {
    let scope = authorize::platform(actor, Permission::CloseAccounts)?;
    work::run(ctx, actor, &scope, &Delete(id)).await
}

struct Delete<'a>(&'a AccountId);

impl Work for Delete<'_> {
    type Output = ();
    const ACTION: &'static str = "account.delete";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        unit.about(self.0.as_str());
        let account = store::accounts::find(&mut unit.write, unit.scope, self.0)
            .await?
            .filter(|account| !account.is_platform())
            .ok_or_else(|| Error::not_found("account", self.0, "account"))?;
        if account.livemode {
            let balances = store::ledger::balances(&mut unit.write, unit.scope, self.0).await?;
            let empty = balances
                .iter()
                .all(|it| it.total().is_zero() && it.in_transit == 0);
            if !empty || !account.controller.platform_is_liable() {
                return Err(Error::refused(
                    "account_invalid",
                    None,
                    "A live account can be deleted only when its balances are zero and the platform answers for its losses.",
                ));
            }
        }
        store::sessions::delete_of_account(&mut unit.write, unit.scope.tenant(), self.0).await?;
        store::accounts::delete(&mut unit.write, unit.scope, self.0).await?;
        Ok(())
    }
}
