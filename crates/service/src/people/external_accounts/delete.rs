//! Taking a bank account or a debit card away.

use domain::{
    actor::{Actor, Permission},
    external_account::ExternalAccount,
    id::AccountId,
};

use crate::people::destinations::{hold_account, may_change};
use crate::{Ctx, Error, Result, Unit, Work, people::accounts::save, rights::authorize, work};

/// Takes one away; answers what it was. The default of the account's own currency stays until
/// another one is. Payouts on their way there go on.
pub async fn delete(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    id: &str,
) -> Result<ExternalAccount> {
    let scope = authorize::account(actor, Permission::EditPayoutDestinations, account)?;
    work::run(ctx, actor, &scope, &Delete { account, id }).await
}

struct Delete<'a> {
    account: &'a AccountId,
    id: &'a str,
}

impl Work for Delete<'_> {
    type Output = ExternalAccount;
    const ACTION: &'static str = "external_account.delete";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<ExternalAccount> {
        unit.about(self.id);
        let before = hold_account(unit, self.account).await?;
        let mut after = before.clone();
        let gone = after
            .remove_external_account(self.id)
            .ok_or_else(|| Error::not_found("external account", self.id, "id"))?;
        may_change(unit.actor, &before)?;
        if gone.is_default() && gone.currency() == before.default_currency {
            return Err(Error::refused(
                "parameter_invalid",
                Some("default_for_currency"),
                "The default for the account's own currency cannot be deleted. Make another one the default first.",
            ));
        }
        save(unit, before, after).await?;
        Ok(gone)
    }
}
