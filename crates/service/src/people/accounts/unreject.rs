//! Taking back the rejection of an account, in both modes.

use domain::{
    account::Account,
    actor::{Actor, Permission},
    id::AccountId,
};

use super::save;
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work, people::destinations::hold_account,
    rights::authorize, work::run_keyed,
};

/// The platform takes back its rejection of an account: nobody else rejects any. Whatever else keeps
/// the account from working still does.
pub async fn unreject(
    ctx: &Ctx,
    actor: &Actor,
    id: &AccountId,
    key: Option<&Key>,
) -> Result<Reply<Account>> {
    let scope = authorize::platform(actor, Permission::CloseAccounts)?;
    run_keyed(ctx, actor, &scope, key, &Unreject { id }).await
}

struct Unreject<'a> {
    id: &'a AccountId,
}

impl Work for Unreject<'_> {
    type Output = Account;
    const ACTION: &'static str = "account.unreject";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Account> {
        unit.about(self.id.as_str());
        let before = hold_account(unit, self.id).await?;
        if before.is_platform() {
            return Err(Error::not_found("account", self.id, "account"));
        }
        let mut after = before.clone();
        if after.verification.rejected.take().is_none() {
            return Err(Error::refused(
                "account_invalid",
                None,
                "Only accounts that the platform has rejected can be unrejected.",
            ));
        }
        save(unit, before, after).await
    }

    fn remembered(account: &Account) -> Option<Account> {
        account.without_identity()
    }
}
