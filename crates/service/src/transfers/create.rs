//! Sending funds.

use domain::{
    account::Account,
    actor::{Actor, Permission, Scope},
    balance_transaction::{Balance, BalanceTransaction, TransactionType},
    event::Subject,
    id::{BalanceTransactionId, LedgerTransactionId, PaymentId, TransferId},
    ledger::recipes,
    metadata::Metadata,
    money::Money,
    payment::{Origin, Payment},
    text,
    transfer::{self, MAX_DESCRIPTION, MAX_GROUP, NewTransfer, Transfer, TransferError},
};
use store::{Conn, ledger::Source};

use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, authorize, payments::receive,
    unit::run_keyed,
};

/// Sends funds from the platform's available balance.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewTransfer,
    key: Option<Idempotency<'_, Transfer>>,
) -> Result<Reply<Transfer>> {
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

/// Checks a transfer exactly as [`create`] would, and moves nothing.
pub async fn preview(ctx: &Ctx, actor: &Actor, new: &NewTransfer) -> Result<Preview> {
    let scope = authorize::platform(actor, Permission::SendFunds)?;
    check(new)?;
    let mut read = ctx.store.read().await?;
    load(&mut read, &scope, new).await
}

fn check(new: &NewTransfer) -> Result<()> {
    let texts = [
        ("description", &new.description, MAX_DESCRIPTION),
        ("transfer_group", &new.transfer_group, MAX_GROUP),
    ];
    for (param, value, most) in texts {
        let value = value.as_deref().unwrap_or_default();
        text::check(value, most).map_err(|error| Error::text(param, error))?;
    }
    Ok(())
}

/// Loads what the decision needs, and lets the domain decide.
async fn load(conn: &mut Conn, scope: &Scope, new: &NewTransfer) -> Result<Preview> {
    let currency = new.amount.currency();
    let destination = store::accounts::find(conn, scope, &new.destination)
        .await?
        .ok_or_else(|| Error::not_found("destination", &new.destination, "destination"))?;
    let platform_before = store::ledger::balance(conn, scope, scope.platform(), currency).await?;
    let destination_before = store::ledger::balance(conn, scope, &destination.id, currency).await?;
    transfer::decide(new, scope.platform(), &platform_before, &destination).map_err(refusal)?;
    Ok(Preview {
        destination,
        platform_before,
        destination_before,
    })
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
        load(&mut unit.write, unit.scope, self.0).await?;
        let transfer = build(unit, self.0);
        unit.about(transfer.id.as_str());
        post(unit, &transfer, self.0).await?;
        store::transfers::insert(&mut unit.write, unit.scope, &transfer).await?;
        let sent = BalanceTransaction {
            id: transfer.balance_transaction.clone(),
            account: unit.scope.platform().clone(),
            kind: TransactionType::Transfer,
            amount: transfer.amount.checked_neg()?.minor(),
            fee: 0,
            net: transfer.amount.checked_neg()?.minor(),
            currency: transfer.amount.currency(),
            source: transfer.id.as_str().to_owned(),
            description: transfer.description.clone(),
            created: unit.now,
            available_on: unit.now,
            available: true,
        };
        let ledger = &transfer.ledger_transaction;
        store::balance_transactions::insert(&mut unit.write, unit.scope, &sent, ledger).await?;
        let payment = payment_of(unit, &transfer);
        receive(unit, &payment, ledger, unit.now).await?;
        let subject = Subject::Transfer(Box::new(transfer.clone()));
        unit.event("transfer.created", None, subject, None).await?;
        Ok(transfer)
    }
}

fn build(unit: &Unit<'_>, new: &NewTransfer) -> Transfer {
    Transfer {
        id: unit.id(TransferId::from_suffix),
        amount: new.amount.money(),
        destination: new.destination.clone(),
        destination_payment: unit.id(PaymentId::from_suffix),
        balance_transaction: unit.id(BalanceTransactionId::from_suffix),
        ledger_transaction: unit.id(LedgerTransactionId::from_suffix),
        description: new.description.clone().filter(|text| !text.is_empty()),
        transfer_group: new.transfer_group.clone().filter(|text| !text.is_empty()),
        metadata: new.metadata.clone(),
        created: unit.now,
    }
}

async fn post(unit: &mut Unit<'_>, transfer: &Transfer, new: &NewTransfer) -> Result<()> {
    let postings = recipes::transfer(unit.scope.platform(), &transfer.destination, new.amount)
        .map_err(|error| Error::refused("parameter_invalid", None, error.to_string()))?;
    let source = Source {
        transaction: &transfer.ledger_transaction,
        kind: "transfer",
        id: transfer.id.as_str(),
    };
    store::ledger::post(&mut unit.write, unit.scope, source, &postings, unit.now).await?;
    Ok(())
}

/// The payment that the destination sees.
fn payment_of(unit: &Unit<'_>, transfer: &Transfer) -> Payment {
    Payment {
        id: transfer.destination_payment.clone(),
        account: transfer.destination.clone(),
        amount: transfer.amount,
        application_fee: Money::zero(transfer.amount.currency()),
        application_fee_id: None,
        origin: Origin::Transfer {
            transfer: transfer.id.clone(),
        },
        description: transfer.description.clone(),
        balance_transaction: unit.id(BalanceTransactionId::from_suffix),
        metadata: Metadata::default(),
        created: unit.now,
    }
}
