//! Taking back a payout: its bank is debited.

use domain::{
    account::Account,
    actor::{Actor, Permission},
    event::EventKind,
    external_account::ExternalAccount,
    id::{AccountId, PayoutId},
    metadata::Metadata,
    payout::{Movement, Payout, PayoutMethod, PayoutStatus, REVERSE_TIME},
    time::Timestamp,
};

use super::{
    hold,
    make::{Lines, Plan, make},
};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, rights::authorize, work::run_keyed,
};

/// Takes a payout back with another one, below zero.
pub async fn reverse(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
    metadata: &Metadata,
    key: Option<Idempotency<'_, Payout>>,
) -> Result<Reply<Payout>> {
    let scope = authorize::account_or_owner(actor, Permission::PayOut, account)?;
    run_keyed(ctx, actor, &scope, key, &Reverse { id, metadata }).await
}

struct Reverse<'a> {
    id: &'a PayoutId,
    metadata: &'a Metadata,
}

impl Work for Reverse<'_> {
    type Output = Payout;
    const ACTION: &'static str = "payout.reverse";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payout> {
        let original = hold(unit, self.id).await?;
        let owner = unit.scope.owner().clone();
        let account = store::accounts::find(&mut unit.write, unit.scope, &owner)
            .await?
            .ok_or_else(|| Error::not_found("account", &owner, "account"))?;
        let bank = check(&account, &original, unit.now)?;
        let currency = original.currency();
        store::ledger::hold_available(&mut unit.write, unit.scope, &owner, currency).await?;
        let moves = Movement::takes_back(original.moves.amount, original.id.clone());
        let plan = Plan {
            lines: Lines::None,
            metadata: self.metadata.clone(),
            ..Plan::new(&account, &bank, moves)
        };
        let reversal = make(unit, &plan).await?;
        let after = Payout {
            reversed_by: Some(reversal.id.clone()),
            ..original.clone()
        };
        store::payouts::update(&mut unit.write, unit.scope, &after).await?;
        unit.tell(EventKind::PayoutUpdated, &after, Some(&original))
            .await?;
        Ok(reversal)
    }
}

/// Who can be debited again, for what, and until when. Answers the bank to debit.
fn check(account: &Account, payout: &Payout, now: Timestamp) -> Result<ExternalAccount> {
    let refuse = |code: &str, message: &str| Err(Error::refused(code, None, message));
    if account.is_platform() || !account.controller.platform_is_liable() {
        let message = "Only payouts of accounts that the platform answers for can be reversed.";
        return refuse("payouts_not_allowed", message);
    }
    if payout.is_debit() || payout.method != PayoutMethod::Standard {
        let message = "Only standard payouts to a bank can be reversed.";
        return refuse("status_transition_invalid", message);
    }
    if payout.reversed_by.is_some() {
        return refuse(
            "status_transition_invalid",
            "This payout was reversed before.",
        );
    }
    if !matches!(payout.status, PayoutStatus::InTransit | PayoutStatus::Paid) {
        let message = "Only a payout that is in transit or paid can be reversed.";
        return refuse("status_transition_invalid", message);
    }
    if now.since(payout.arrival_date) >= REVERSE_TIME {
        let message = "A payout can be reversed until 90 days after it was to arrive.";
        return refuse("status_transition_invalid", message);
    }
    match account.external_account(&payout.destination) {
        Some(bank @ ExternalAccount::Bank(_)) if bank.country().code() == "US" => Ok(bank),
        _ => refuse(
            "bank_account_unusable",
            "Only payouts to a bank account in the United States that the account still has can be reversed.",
        ),
    }
}
