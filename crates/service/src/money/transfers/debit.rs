//! Pulling funds: a transfer from a connected account to its platform.

use domain::{
    account::Account,
    actor::{Actor, Permission},
    id::AccountId,
    ledger::recipes,
    transfer::{DebitError, NewTransfer, Transfer, decide_debit},
};

use super::send::{build, check, send};
use crate::{Ctx, Error, Key, Reply, Result, Unit, Work, rights::authorize, work::run_keyed};

/// Pulls funds from `account` into the platform's balance: never more than the account has
/// available. The owner of an account cannot do it.
pub async fn debit(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    new: &NewTransfer,
    key: Option<&Key>,
) -> Result<Reply<Transfer>> {
    let scope = authorize::account(actor, Permission::SendFunds, account)?;
    if new.destination != *scope.platform() {
        return Err(Error::WrongContext(
            "A connected account can send funds only to its platform: name the platform as the destination, or leave the Stripe-Account header out.",
        ));
    }
    check(new)?;
    if new.source_transaction.is_some() {
        return Err(Error::invalid(
            "source_transaction",
            "parameter_unknown",
            "Funds are pulled from the available balance of an account, not from a charge.",
        ));
    }
    run_keyed(ctx, actor, &scope, key, &Debit { account, new }).await
}

struct Debit<'a> {
    account: &'a AccountId,
    new: &'a NewTransfer,
}

impl Work for Debit<'_> {
    type Output = Transfer;
    const ACTION: &'static str = "transfer.debit";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Transfer> {
        let platform = unit.scope.platform().clone();
        let account = find(unit, self.account).await?;
        let own = find(unit, &platform).await?;
        let amount = self.new.amount;
        decide_debit(&account, &own, amount.currency()).map_err(refusal)?;
        let mut transfer = build(unit, self.new);
        transfer.from = Some(account.id.clone());
        let postings = recipes::account_debit(&account.id, &platform, amount);
        send(unit, transfer, postings).await
    }
}

async fn find(unit: &mut Unit<'_>, id: &AccountId) -> Result<Account> {
    let found = unit.account(id).await?.cloned();
    found.ok_or_else(|| Error::not_found("account", id, "account"))
}

fn refusal(error: DebitError) -> Error {
    let (code, param) = match error {
        DebitError::Region | DebitError::NotLiable => ("transfers_not_allowed", "destination"),
        DebitError::WrongCurrency(_) => ("parameter_invalid", "currency"),
    };
    Error::refused(code, Some(param), error.to_string())
}
