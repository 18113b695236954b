//! A refund whose money leaves is written: one entry of the ledger for all that moves.

use domain::{
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    card::Outcome,
    ledger::recipes::RefundFrom,
    metadata::Metadata,
    money::Positive,
    payment::{Origin, Payment},
    refund::{Facts, Paid, PendingReason, Refund, RefundStatus},
    task::Task,
    time::MINUTE,
};

use crate::{
    Result, Unit,
    ledger::{book::Entry, set_aside},
    money::{
        fees::give_back,
        transfers::take_back::{self, Words},
    },
};

/// After how long the card's bank says what became of a refund, in seconds.
const ANSWER_AFTER: i64 = MINUTE;

/// Pays a refund of a charge as planned, with the reversal and the fee that go with it. The rows of
/// refund and charge are the caller's to write.
pub(super) async fn pay(
    unit: &mut Unit<'_>,
    facts: Facts,
    paid: &Paid,
    refund: &mut Refund,
    charge: &mut Payment,
) -> Result<()> {
    let mut lines = Vec::new();
    if let (Some(plan), Some(sent)) = (&paid.reversal, facts.sent) {
        let words = Words {
            source_refund: Some(refund.id.clone()),
            ..Words::default()
        };
        let written = take_back::write(unit, sent, plan, words).await?;
        charge.take_back(plan.amount);
        refund.transfer_reversal = Some(written.reversal.id);
        refund.transfer_reversed = plan.amount.money();
        if let Some(fee) = plan.fee {
            refund.fee_refunded = fee.money();
        }
        refund.fee_refund = written.fee.map(|fee| fee.id);
        lines.extend(written.lines);
    }
    if let (Some(amount), Some(fee)) = (paid.fee, facts.fee) {
        let (given, line) = give_back(unit, fee, amount, Metadata::default(), paid.when.at).await?;
        refund.fee_refund = Some(given.id);
        refund.fee_refunded = amount.money();
        lines.push(line);
    }
    if let RefundFrom::Available(Some(drawn)) = paid.from {
        let (owner, id) = (&paid.owner, refund.id.as_str());
        lines.extend(set_aside::drawn_lines(unit, owner, drawn, id, None)?);
    }
    let own = line(unit, paid, refund, charge)?;
    refund.balance_transaction = Some(own.id.clone());
    lines.push(own);
    unit.book(Entry {
        kind: "refund",
        id: refund.id.as_str(),
        postings: paid.postings(),
        lines,
    })
    .await?;
    answered(unit, refund, charge).await
}

/// The owner's line, with what it gets back of a fee.
fn line(
    unit: &Unit<'_>,
    paid: &Paid,
    refund: &Refund,
    charge: &Payment,
) -> Result<BalanceTransaction> {
    let kind = match charge.origin {
        Origin::Card(_) => TransactionType::Refund,
        Origin::Recorded { .. } | Origin::Transfer { .. } => TransactionType::PaymentRefund,
    };
    let gross = paid.amount.negated();
    let fee = paid.fee.map_or(0, Positive::minor);
    Ok(unit
        .line(&paid.owner, kind, gross, refund.id.as_str())
        .less(FeeKind::ApplicationFee, fee.saturating_neg())?
        .described(charge.description.as_deref())
        .settling(paid.when.at, unit.now))
}

/// What the card's bank answers at once, and when it says more.
async fn answered(unit: &mut Unit<'_>, refund: &mut Refund, charge: &Payment) -> Result<()> {
    let outcome = charge.card().map(|card| card.card.outcome);
    let pending = outcome == Some(Outcome::RefundPending);
    refund.status = if pending {
        RefundStatus::Pending
    } else {
        RefundStatus::Succeeded
    };
    refund.pending_reason = pending.then_some(PendingReason::Processing);
    if !pending && outcome != Some(Outcome::RefundFails) {
        return Ok(());
    }
    let task = Task::AnswerRefund {
        refund: refund.id.clone(),
    };
    unit.enqueue(&task, unit.now.plus(ANSWER_AFTER)).await
}
