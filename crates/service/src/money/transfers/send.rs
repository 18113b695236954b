//! What transfers of every kind have in common: how they are checked, made and written.

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    event::EventKind,
    id::{BalanceTransactionId, PaymentId, TransferId},
    ledger::recipes::Postings,
    payment::Payment,
    text,
    transfer::{MAX_DESCRIPTION, MAX_GROUP, NewTransfer, Transfer},
};

use crate::{
    Error, Result, Unit,
    ledger::book::Entry,
    money::payments::{line_of, receive},
};

/// Refuses texts that are too long or cannot be printed, and amounts that the currency has not.
pub(super) fn check(new: &NewTransfer) -> Result<()> {
    let texts = [
        ("description", &new.description, MAX_DESCRIPTION),
        ("transfer_group", &new.transfer_group, MAX_GROUP),
    ];
    for (param, value, most) in texts {
        let value = value.as_deref().unwrap_or_default();
        text::check(value, most).map_err(|error| Error::text(param, error))?;
    }
    Error::check_step("amount", new.amount, new.amount.currency().step())
}

/// Writes a transfer with the payment that its destination sees, their lines and `postings`.
pub(super) async fn send(
    unit: &mut Unit<'_>,
    transfer: Transfer,
    postings: Postings,
) -> Result<Transfer> {
    unit.about(transfer.id.as_str());
    store::transfers::insert(&mut unit.write, unit.scope, &transfer).await?;
    let line = unit.id(BalanceTransactionId::from_suffix);
    let payment = Payment::received(&transfer, line);
    receive(unit, &payment).await?;
    let entry = Entry {
        kind: "transfer",
        id: transfer.id.as_str(),
        postings,
        lines: vec![sent(unit, &transfer), line_of(unit, &payment)?],
    };
    unit.book(entry).await?;
    unit.tell(EventKind::TransferCreated, &transfer, None)
        .await?;
    Ok(transfer)
}

/// The sender's line of a transfer.
fn sent(unit: &Unit<'_>, transfer: &Transfer) -> BalanceTransaction {
    let (kind, id) = (TransactionType::Transfer, transfer.id.as_str());
    let sender = transfer.sender(unit.scope.platform());
    let available_on = transfer.available_on.unwrap_or(unit.now);
    let mut line = unit
        .line(sender, kind, transfer.amount.negated(), id)
        .settling(available_on, unit.now)
        .described(transfer.description.as_deref());
    line.id = transfer.balance_transaction.clone();
    line
}

/// The transfer as it is asked for, with new ids.
pub(super) fn build(unit: &Unit<'_>, new: &NewTransfer) -> Transfer {
    let (id, payment) = (
        unit.id(TransferId::from_suffix),
        unit.id(PaymentId::from_suffix),
    );
    let line = unit.id(BalanceTransactionId::from_suffix);
    Transfer::sent(new, id, payment, line, unit.now)
}
