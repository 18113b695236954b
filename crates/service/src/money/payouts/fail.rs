//! Payouts that do not arrive, or that come back after they did.

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    event::EventKind,
    external_account::PayoutFailure,
    ledger::recipes::{self, Postings, State},
    payout::{Payout, PayoutFault, PayoutStatus},
    time::Timestamp,
};

use crate::{
    Error, Result, Unit,
    ledger::{book::Entry, reserves},
    people::external_accounts::mark_errored,
};

/// The bank refuses a payout or sends it back: the money is available again, and no automatic
/// payout goes to that bank until somebody looks after it.
pub(super) async fn failed(
    unit: &mut Unit<'_>,
    payout: Payout,
    failure: PayoutFailure,
) -> Result<Payout> {
    let original = note_failure(unit, payout, failure).await?;
    mark_errored(unit, &original.account, &original.destination).await?;
    if let Some(reversal) = &original.reversed_by {
        let found = store::payouts::hold(&mut unit.write, unit.scope, reversal).await?;
        if let Some(reversal) = found {
            call_off(unit, reversal).await?;
        }
    }
    Ok(original)
}

/// Whether the money of a payout is back already, because its reversal was paid. The reversal is
/// held from here on, so that it stays what it is.
pub(super) async fn is_taken_back(unit: &mut Unit<'_>, payout: &Payout) -> Result<bool> {
    let Some(id) = &payout.reversed_by else {
        return Ok(false);
    };
    let reversal = store::payouts::hold(&mut unit.write, unit.scope, id).await?;
    Ok(reversal.is_some_and(|it| it.status == PayoutStatus::Paid))
}

/// The reversal of a payout that failed has nothing to take back: it is called back, or fails
/// where it is with the bank already.
async fn call_off(unit: &mut Unit<'_>, reversal: Payout) -> Result<()> {
    match reversal.status {
        PayoutStatus::Pending => canceled(unit, reversal).await?,
        PayoutStatus::InTransit => {
            note_failure(unit, reversal, PayoutFailure::CouldNotProcess).await?
        }
        _ => return Ok(()),
    };
    Ok(())
}

async fn note_failure(
    unit: &mut Unit<'_>,
    mut payout: Payout,
    failure: PayoutFailure,
) -> Result<Payout> {
    let postings = failure_postings(&payout, unit.now)?;
    let kind = TransactionType::PayoutFailure;
    let line = back(unit, &payout, kind).described(Some(failure.message()));
    payout.failure_balance_transaction = Some(line.id.clone());
    payout.status = PayoutStatus::Failed;
    payout.failure = Some(PayoutFault {
        code: failure.name().to_owned(),
        message: failure.message().to_owned(),
    });
    // Before the money moves: what is held for the account goes by which debits have not failed.
    store::payouts::update(&mut unit.write, unit.scope, &payout).await?;
    let (owner, currency) = (payout.account.clone(), payout.currency());
    if payout.is_recovery() {
        reserves::hold(unit, &owner, currency).await?;
    }
    let entry = Entry {
        kind: "payout",
        id: payout.id.as_str(),
        postings,
        lines: vec![line],
    };
    unit.book(entry).await?;
    if payout.is_recovery() {
        reserves::refresh(unit, &owner, currency).await?;
    }
    unit.tell(EventKind::PayoutFailed, &payout, None).await?;
    Ok(payout)
}

/// The line of money that comes back, or that is not taken back after all: then where the other
/// line of it is.
fn back(unit: &Unit<'_>, payout: &Payout, kind: TransactionType) -> BalanceTransaction {
    let at = payout.back_at().map_or(unit.now, |at| at.max(unit.now));
    let gross = payout.moves.signed();
    unit.line(&payout.account, kind, gross, payout.id.as_str())
        .settling(at, unit.now)
}

fn failure_postings(payout: &Payout, now: Timestamp) -> Result<Postings> {
    let (owner, amount) = (&payout.account, payout.moves.amount);
    match (payout.status, payout.is_debit()) {
        (PayoutStatus::Pending | PayoutStatus::InTransit, false) => {
            Ok(recipes::payout_back("payout_failure", owner, amount))
        }
        (PayoutStatus::Pending | PayoutStatus::InTransit, true) => {
            let state = State::of(payout.is_counted(now));
            Ok(recipes::debit_failed(
                "payout_failure",
                owner,
                amount,
                state,
            ))
        }
        (PayoutStatus::Paid, false) => Ok(recipes::payout_returned(owner, amount)),
        (status, _) => Err(Error::refused(
            "status_transition_invalid",
            None,
            format!("A payout that is {} cannot fail.", status.name()),
        )),
    }
}

/// Calls back a payout that has not gone to the bank.
pub(super) async fn canceled(unit: &mut Unit<'_>, mut payout: Payout) -> Result<Payout> {
    let amount = payout.moves.amount;
    let postings = if payout.is_debit() {
        let state = State::of(payout.is_counted(unit.now));
        recipes::debit_failed("payout_cancel", &payout.account, amount, state)
    } else {
        recipes::payout_back("payout_cancel", &payout.account, amount)
    };
    let kind = TransactionType::PayoutCancel;
    let line = back(unit, &payout, kind);
    let entry = Entry {
        kind: "payout",
        id: payout.id.as_str(),
        postings,
        lines: vec![line],
    };
    unit.book(entry).await?;
    payout.status = PayoutStatus::Canceled;
    store::payouts::update(&mut unit.write, unit.scope, &payout).await?;
    unit.tell(EventKind::PayoutCanceled, &payout, None).await?;
    Ok(payout)
}
