//! Rejecting an account, in both modes.

use domain::{
    account::{Account, DisabledReason},
    actor::{Actor, Permission},
    id::AccountId,
};

use super::save;
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work, people::destinations::hold_account,
    rights::authorize, work::run_keyed,
};

/// The platform rejects an account that it answers for. Whoever is signed in for it is signed out.
pub async fn reject(
    ctx: &Ctx,
    actor: &Actor,
    id: &AccountId,
    reason: DisabledReason,
    key: Option<&Key>,
) -> Result<Reply<Account>> {
    let scope = authorize::platform(actor, Permission::CloseAccounts)?;
    run_keyed(ctx, actor, &scope, key, &Reject { id, reason }).await
}

struct Reject<'a> {
    id: &'a AccountId,
    reason: DisabledReason,
}

impl Work for Reject<'_> {
    type Output = Account;
    const ACTION: &'static str = "account.reject";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Account> {
        unit.about(self.id.as_str());
        let before = hold_account(unit, self.id).await?;
        if before.is_platform() {
            return Err(Error::not_found("account", self.id, "account"));
        }
        if !before.controller.platform_is_liable() {
            return Err(Error::refused(
                "account_invalid",
                None,
                "Only accounts that the platform answers for can be rejected.",
            ));
        }
        let mut after = before.clone();
        after.verification.rejected = Some(self.reason);
        let tenant = unit.scope.tenant();
        store::sessions::delete_of_account(&mut unit.write, tenant, self.id).await?;
        save(unit, before, after).await
    }

    fn remembered(account: &Account) -> Option<Account> {
        account.without_identity()
    }
}
