//! What every received payment has in common.

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    event::Subject,
    id::LedgerTransactionId,
    payment::Payment,
    time::Timestamp,
};

use crate::{Result, Unit, jobs};

/// Writes a payment with its line, its share of the earnings and its event. The postings are the
/// caller's.
pub(crate) async fn receive(
    unit: &mut Unit<'_>,
    payment: &Payment,
    ledger: &LedgerTransactionId,
    available_on: Timestamp,
) -> Result<()> {
    let net = payment.amount.checked_sub(payment.application_fee)?;
    let line = BalanceTransaction {
        id: payment.balance_transaction.clone(),
        account: payment.account.clone(),
        kind: TransactionType::Payment,
        amount: payment.amount.minor(),
        fee: payment.application_fee.minor(),
        net: net.minor(),
        currency: payment.amount.currency(),
        source: payment.id.as_str().to_owned(),
        description: payment.description.clone(),
        created: payment.created,
        available_on,
        available: available_on <= unit.now,
    };
    store::payments::insert(&mut unit.write, unit.scope, payment).await?;
    store::accounts::count_payment(
        &mut unit.write,
        unit.scope,
        &payment.account,
        payment.amount,
        payment.created,
    )
    .await?;
    write_line(unit, &line, ledger).await?;
    let subject = Subject::Payment(Box::new(payment.clone()));
    unit.event("charge.succeeded", Some(&payment.account), subject, None)
        .await
}

/// Writes a line, adds it to the earnings, and makes sure that it is settled in time.
pub(super) async fn write_line(
    unit: &mut Unit<'_>,
    line: &BalanceTransaction,
    ledger: &LedgerTransactionId,
) -> Result<()> {
    let (write, scope) = (&mut unit.write, unit.scope);
    store::balance_transactions::insert(write, scope, line, ledger).await?;
    if line.kind.is_earning() {
        store::earnings::add(write, scope, &line.account, line.net_money(), line.created).await?;
    }
    if line.available {
        return Ok(());
    }
    let at = line.available_on;
    unit.enqueue(jobs::SETTLE, &at.unix().to_string(), "", at)
        .await
}
