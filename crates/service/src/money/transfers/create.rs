//! Sending funds.

use domain::{
    account::Account,
    actor::{Actor, Permission, Scope},
    balance_transaction::{Balance, BalanceTransaction, TransactionType},
    event::EventKind,
    id::{BalanceTransactionId, PaymentId, TransferId},
    ledger::recipes::{self, Postings, State},
    metadata::Metadata,
    money::Money,
    payment::{Origin, Payment, PaymentStatus},
    text,
    transfer::{self, MAX_DESCRIPTION, MAX_GROUP, NewTransfer, Transfer, TransferError},
};
use store::Conn;

use super::debit::debit;
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    ledger::book::Entry,
    money::payments::{line_of, receive},
    rights::authorize,
    work::run_keyed,
};

/// Sends funds from the platform's available balance, or the money of a charge. For a key that acts
/// for a connected account: pulls funds from that account, see [`debit`].
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewTransfer,
    key: Option<Idempotency<'_, Transfer>>,
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

pub(super) fn check(new: &NewTransfer) -> Result<()> {
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
        let new = self.0;
        load(&mut unit.write, unit.scope, new).await?;
        let platform = unit.scope.platform().clone();
        let mut transfer = build(unit, new);
        let postings = match &new.source_transaction {
            None => recipes::transfer(&platform, &new.destination, new.amount),
            Some(id) => {
                let charge = super::charge::spend(unit, id, new).await?;
                transfer.source_transaction = Some(charge.id.clone());
                transfer.transfer_group.clone_from(&charge.transfer_group);
                transfer.available_on = charge.available_on;
                let state = State::of(charge.is_settled(unit.now));
                recipes::transfer_of_charge(&platform, &new.destination, new.amount, state)
            }
        };
        send(unit, transfer, postings).await
    }
}

/// Writes a transfer with the payment that its destination sees, their lines and `postings`.
pub(super) async fn send(
    unit: &mut Unit<'_>,
    transfer: Transfer,
    postings: Postings,
) -> Result<Transfer> {
    unit.about(transfer.id.as_str());
    store::transfers::insert(&mut unit.write, unit.scope, &transfer).await?;
    let payment = payment_of(unit, &transfer);
    receive(unit, &payment).await?;
    let entry = Entry {
        kind: "transfer",
        id: transfer.id.as_str(),
        postings,
        lines: vec![sent(unit, &transfer)?, line_of(unit, &payment)?],
    };
    unit.book(entry).await?;
    unit.tell(EventKind::TransferCreated, &transfer, None)
        .await?;
    Ok(transfer)
}

/// The sender's line of a transfer.
fn sent(unit: &Unit<'_>, transfer: &Transfer) -> Result<BalanceTransaction> {
    let (kind, id) = (TransactionType::Transfer, transfer.id.as_str());
    let sender = transfer.from.as_ref().unwrap_or(unit.scope.platform());
    let available_on = transfer.available_on.unwrap_or(unit.now);
    let mut line = unit
        .line(sender, kind, transfer.amount.checked_neg()?, id)
        .settling(available_on, unit.now)
        .described(transfer.description.as_deref());
    line.id = transfer.balance_transaction.clone();
    Ok(line)
}

pub(super) fn build(unit: &Unit<'_>, new: &NewTransfer) -> Transfer {
    Transfer {
        id: unit.id(TransferId::from_suffix),
        amount: new.amount.money(),
        destination: new.destination.clone(),
        destination_payment: unit.id(PaymentId::from_suffix),
        balance_transaction: unit.id(BalanceTransactionId::from_suffix),
        description: new.description.clone().filter(|text| !text.is_empty()),
        transfer_group: new.transfer_group.clone().filter(|text| !text.is_empty()),
        metadata: new.metadata.clone(),
        created: unit.now,
        from: None,
        source_transaction: None,
        amount_reversed: 0,
        available_on: None,
    }
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
        balance_transaction: Some(unit.id(BalanceTransactionId::from_suffix)),
        metadata: Metadata::default(),
        created: unit.now,
        status: PaymentStatus::Succeeded,
        amount_refunded: 0,
        amount_transferred: 0,
        disputed: false,
        available_on: transfer.available_on,
        transfer_group: transfer.transfer_group.clone(),
        card: None,
    }
}
