//! What hosted onboarding, reviewers and the outside world do to accounts, simulated in test
//! mode.

use domain::{
    account::{Account, DueItem},
    actor::{Actor, Permission},
    id::AccountId,
};

use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    people::{accounts::save, destinations::hold_account},
    rights::authorize,
    work::run_keyed,
};

enum Step {
    Onboard,
    Ask(Vec<DueItem>),
    Review(bool),
}

/// The account's owner finishes hosted onboarding, and everything given is found right.
pub async fn complete_onboarding(
    ctx: &Ctx,
    actor: &Actor,
    id: &AccountId,
    key: Option<&Key>,
) -> Result<Reply<Account>> {
    change(ctx, actor, id, Step::Onboard, key).await
}

/// Something more is asked of the account, by a deadline each. No items: nothing any more.
pub async fn ask(ctx: &Ctx, actor: &Actor, id: &AccountId, items: Vec<DueItem>) -> Result<Account> {
    let asked = change(ctx, actor, id, Step::Ask(items), None).await?;
    Ok(asked.value)
}

/// Someone starts or ends a review of the account.
pub async fn review(ctx: &Ctx, actor: &Actor, id: &AccountId, on: bool) -> Result<Account> {
    let reviewed = change(ctx, actor, id, Step::Review(on), None).await?;
    Ok(reviewed.value)
}

async fn change(
    ctx: &Ctx,
    actor: &Actor,
    id: &AccountId,
    step: Step,
    key: Option<&Key>,
) -> Result<Reply<Account>> {
    let scope = authorize::platform(actor, Permission::RunSimulator)?;
    run_keyed(ctx, actor, &scope, key, &Simulate { id, step }).await
}

struct Simulate<'a> {
    id: &'a AccountId,
    step: Step,
}

impl Work for Simulate<'_> {
    type Output = Account;
    const ACTION: &'static str = "account.verify";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Account> {
        unit.about(self.id.as_str());
        let before = hold_account(unit, self.id).await?;
        if before.is_platform() {
            return Err(Error::not_found("account", self.id, "account"));
        }
        let mut after = before.clone();
        match &self.step {
            Step::Onboard => onboard(&mut after),
            Step::Ask(items) => after.verification.asked.clone_from(items),
            Step::Review(on) => after.verification.under_review = *on,
        }
        save(unit, before, after).await
    }

    fn remembered(account: &Account) -> Option<Account> {
        account.without_identity()
    }
}

fn onboard(account: &mut Account) {
    account.verification.details_submitted = true;
    account.verification.asked.clear();
    let agreement = account.tos_acceptance.service_agreement.clone();
    account.tos_acceptance.service_agreement = agreement.or_else(|| Some("full".to_owned()));
}
