//! Sending funds.

use domain::{
    account::Account,
    actor::{Actor, Permission, Scope},
    balance_transaction::Balance,
    ledger::{
        LedgerAccount, LedgerKind,
        recipes::{self, State},
    },
    money::Money,
    transfer::{self, NewTransfer, Transfer, TransferError},
};
use store::Conn;

use super::{
    debit::debit,
    send::{build, check, send},
};
use crate::{Ctx, Error, Key, Reply, Result, Unit, Work, rights::authorize, work::run_keyed};

/// Sends funds from the platform's available balance, or the money of a charge. For a key that acts
/// for a connected account: pulls funds from that account, see [`debit`].
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewTransfer,
    key: Option<&Key>,
) -> Result<Reply<Transfer>> {
    if let Some(account) = actor.account() {
        return debit(ctx, actor, account, new, key).await;
    }
    let scope = authorize::platform(actor, Permission::SendFunds)?;
    check(new)?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

/// What a transfer would start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// To whom.
    pub destination: Account,
    /// The platform's balance in the transfer's currency, before it.
    pub platform_before: Balance,
    /// The destination's balance in that currency, before it.
    pub destination_before: Balance,
}

/// Makes the checks of [`create`] about destination and balance, and moves nothing. What is left of
/// a source charge is not looked at: previews are of available funds.
pub async fn preview(ctx: &Ctx, actor: &Actor, new: &NewTransfer) -> Result<Preview> {
    let scope = authorize::platform(actor, Permission::SendFunds)?;
    check(new)?;
    let mut read = ctx.store.read().await?;
    load(&mut read, &scope, new).await
}

/// Loads what the decision needs, and lets the domain decide.
async fn load(conn: &mut Conn, scope: &Scope, new: &NewTransfer) -> Result<Preview> {
    let currency = new.amount.currency();
    let found = store::accounts::find(conn, scope, &new.destination).await?;
    let destination = found.ok_or_else(|| unknown(new))?;
    let platform_before = store::ledger::balance(conn, scope, scope.platform(), currency).await?;
    let destination_before = store::ledger::balance(conn, scope, &destination.id, currency).await?;
    let available = Money::new(platform_before.available, currency);
    transfer::decide(new, scope.platform(), available, &destination).map_err(refusal)?;
    Ok(Preview {
        destination,
        platform_before,
        destination_before,
    })
}

/// Lets the domain decide, with the balances held that the transfer changes.
async fn decide(unit: &mut Unit<'_>, new: &NewTransfer) -> Result<()> {
    let (currency, platform) = (new.amount.currency(), unit.scope.platform());
    let destination = unit.account(&new.destination).await?;
    let destination = destination.ok_or_else(|| unknown(new))?.clone();
    let available = match &new.source_transaction {
        None => {
            let balances = [&destination.id, platform]
                .map(|owner| LedgerAccount::of(owner, LedgerKind::Available, currency));
            let held = store::ledger::hold_each(&mut unit.write, unit.scope, balances).await?;
            held.funds(platform, currency).available
        }
        // The money is not the platform's own.
        Some(_) => Money::zero(currency),
    };
    transfer::decide(new, platform, available, &destination).map_err(refusal)
}

fn unknown(new: &NewTransfer) -> Error {
    Error::not_found("destination", &new.destination, "destination")
}

fn refusal(error: TransferError) -> Error {
    let (code, param) = match error {
        TransferError::InsufficientFunds { .. } => ("balance_insufficient", "amount"),
        TransferError::WrongCurrency(_) => ("parameter_invalid", "currency"),
        TransferError::NotCapable => ("insufficient_capabilities_for_transfer", "destination"),
        TransferError::ToItself => ("parameter_invalid", "destination"),
    };
    Error::refused(code, Some(param), error.to_string())
}

struct Create<'a>(&'a NewTransfer);

impl Work for Create<'_> {
    type Output = Transfer;
    const ACTION: &'static str = "transfer.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Transfer> {
        let new = self.0;
        decide(unit, new).await?;
        let platform = unit.scope.platform().clone();
        let mut transfer = build(unit, new);
        let postings = match &new.source_transaction {
            None => recipes::transfer(&platform, &new.destination, new.amount),
            Some(id) => {
                let charge = super::charge::spend(unit, id, new).await?;
                transfer.transfer_group.clone_from(&charge.transfer_group);
                transfer.available_on = charge.available_on;
                let state = State::of(charge.is_settled(unit.now));
                recipes::transfer_of_charge(&platform, &new.destination, new.amount, state)
            }
        };
        send(unit, transfer, postings).await
    }
}
