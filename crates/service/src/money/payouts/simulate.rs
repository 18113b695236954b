//! What a bank does to payouts, made to happen in test mode.

use domain::{
    actor::{Actor, Permission},
    external_account::PayoutFailure,
    id::{AccountId, PayoutId},
    payout::{Payout, PayoutStatus},
};

use super::{
    fail::{failed, is_taken_back},
    hold,
    progress::{arrived, sent},
};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    rights::authorize,
    work::{self, run_keyed},
};

/// The bank refuses a payout that has not arrived.
pub async fn fail(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
    failure: PayoutFailure,
) -> Result<Payout> {
    run(ctx, actor, account, id, BankAnswer::Fail(failure)).await
}

/// The bank sends back a payout that counted as paid.
pub async fn send_back(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
    failure: PayoutFailure,
) -> Result<Payout> {
    run(ctx, actor, account, id, BankAnswer::Return(failure)).await
}

/// A payout arrives now, whatever its date and its destination.
pub async fn pay(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
) -> Result<Payout> {
    run(ctx, actor, account, id, BankAnswer::Pay).await
}

/// What a bank says to a payout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankAnswer {
    /// It refuses one that has not arrived.
    Fail(PayoutFailure),
    /// It sends back one that counted as paid.
    Return(PayoutFailure),
    /// It takes one now.
    Pay,
}

/// A payout of whoever acts gets its bank's answer, once per key.
pub async fn answer(
    ctx: &Ctx,
    actor: &Actor,
    id: &PayoutId,
    answer: BankAnswer,
    key: Option<Idempotency<'_, Payout>>,
) -> Result<Reply<Payout>> {
    let scope = authorize::owner(actor, Permission::RunSimulator)?;
    run_keyed(ctx, actor, &scope, key, &Simulate { id, answer }).await
}

async fn run(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
    answer: BankAnswer,
) -> Result<Payout> {
    let scope = authorize::account_or_owner(actor, Permission::RunSimulator, account)?;
    work::run(ctx, actor, &scope, &Simulate { id, answer }).await
}

struct Simulate<'a> {
    id: &'a PayoutId,
    answer: BankAnswer,
}

impl Work for Simulate<'_> {
    type Output = Payout;
    const ACTION: &'static str = "payout.simulate";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payout> {
        let payout = hold(unit, self.id).await?;
        match self.answer {
            BankAnswer::Return(failure) => {
                may_return(unit, &payout).await?;
                failed(unit, payout, failure).await
            }
            _ if !payout.is_open() => Err(refused(format!(
                "Only a payout on its way can do that; this one is {}.",
                payout.status.name()
            ))),
            BankAnswer::Fail(failure) => {
                not_taken_back(unit, &payout).await?;
                failed(unit, payout, failure).await
            }
            BankAnswer::Pay if payout.status == PayoutStatus::Pending => {
                let payout = sent(unit, payout).await?;
                arrived(unit, payout).await
            }
            BankAnswer::Pay => arrived(unit, payout).await,
        }
    }
}

async fn may_return(unit: &mut Unit<'_>, payout: &Payout) -> Result<()> {
    if payout.status != PayoutStatus::Paid || payout.is_debit() {
        let message = "A bank sends back only payouts to it that are paid.";
        return Err(refused(message.to_owned()));
    }
    not_taken_back(unit, payout).await?;
    let (scope, owner) = (unit.scope, payout.account.clone());
    let account = store::accounts::find(&mut unit.write, scope, &owner).await?;
    let country = account.map(|account| {
        let bank = account.external_account(&payout.destination);
        bank.map_or(account.country, |bank| bank.country())
    });
    match country {
        Some(country) if unit.now >= payout.returns_until(country) => Err(refused(
            "A bank sends payouts back within five business days of their arrival.".to_owned(),
        )),
        _ => Ok(()),
    }
}

/// Its money would come back twice.
async fn not_taken_back(unit: &mut Unit<'_>, payout: &Payout) -> Result<()> {
    if is_taken_back(unit, payout).await? {
        let message = "This payout was taken back already.";
        return Err(refused(message.to_owned()));
    }
    Ok(())
}

fn refused(message: String) -> Error {
    Error::refused("status_transition_invalid", None, message)
}
