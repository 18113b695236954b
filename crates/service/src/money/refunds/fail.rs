//! A refund that the card's bank could not take: its money comes back.

use domain::{
    actor::{Actor, Permission},
    balance_transaction::TransactionType,
    event::EventKind,
    id::RefundId,
    ledger::recipes::{self, State},
    money::Positive,
    payment::Payment,
    refund::{FAILURES, Refund, RefundStatus},
    time::Timestamp,
};

use super::cancel::{give_up, hold};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, ledger::book::Entry, rights::authorize,
    work::run_keyed,
};

/// Makes a refund fail, in test mode, for one of [`FAILURES`].
pub async fn fail(ctx: &Ctx, actor: &Actor, id: &RefundId, reason: &str) -> Result<Refund> {
    fail_keyed(ctx, actor, id, reason, None).await?.fresh()
}

/// The same, once per key.
pub async fn fail_keyed(
    ctx: &Ctx,
    actor: &Actor,
    id: &RefundId,
    reason: &str,
    key: Option<Idempotency<'_, Refund>>,
) -> Result<Reply<Refund>> {
    let scope = authorize::owner(actor, Permission::RunSimulator)?;
    if !FAILURES.contains(&reason) {
        let message = format!(
            "Invalid failure_reason: must be one of {}",
            FAILURES.join(", ")
        );
        return Err(Error::invalid(
            "failure_reason",
            "parameter_invalid",
            message,
        ));
    }
    run_keyed(ctx, actor, &scope, key, &Fail { id, reason }).await
}

struct Fail<'a> {
    id: &'a RefundId,
    reason: &'a str,
}

impl Work for Fail<'_> {
    type Output = Refund;
    const ACTION: &'static str = "refund.fail";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Refund> {
        let (refund, payment) = hold(unit, self.id).await?;
        if !refund.has_left() || refund.source_transfer_reversal.is_some() {
            let message = format!(
                "Only a refund whose money is on its way to a customer can fail; this one is {}.",
                refund.status.name()
            );
            return Err(Error::refused("status_transition_invalid", None, message));
        }
        return_money(unit, &refund, payment, self.reason).await
    }
}

/// The money of a held refund comes back to its owner, and is pending as long as what was taken
/// for the refund is. What was reversed or given back with it
/// stays as it is, and the next refund takes it into account.
pub(super) async fn return_money(
    unit: &mut Unit<'_>,
    before: &Refund,
    mut payment: Payment,
    reason: &str,
) -> Result<Refund> {
    let mut after = before.clone();
    let kind = TransactionType::RefundFailure;
    let (state, at) = taken_from(unit, before).await?;
    let line = unit
        .line(&before.account, kind, before.amount, before.id.as_str())
        .settling(at, unit.now)
        .described(payment.description.as_deref());
    let amount = Positive::new(before.amount).map_err(|error| Error::amount("amount", error))?;
    after.failure_balance_transaction = Some(line.id.clone());
    unit.book(Entry {
        kind: "refund_failure",
        id: before.id.as_str(),
        postings: recipes::refund_failed(&before.account, amount, state),
        lines: vec![line],
    })
    .await?;
    failed(unit, before, &mut after, &mut payment, reason).await?;
    Ok(after)
}

/// Whether the money that was taken for a refund is still pending, and until when.
async fn taken_from(unit: &mut Unit<'_>, refund: &Refund) -> Result<(State, Timestamp)> {
    let scope = authorize::of_owner(unit.scope, &refund.account);
    let line = match &refund.balance_transaction {
        Some(id) => store::balance_transactions::find(&mut unit.write, &scope, id.as_str()).await?,
        None => None,
    };
    let until = line.map_or(unit.now, |line| line.available_on.max(unit.now));
    Ok((State::of(until <= unit.now), until))
}

/// Writes that a refund failed.
pub(super) async fn failed(
    unit: &mut Unit<'_>,
    before: &Refund,
    after: &mut Refund,
    payment: &mut Payment,
    reason: &str,
) -> Result<()> {
    after.status = RefundStatus::Failed;
    after.failure_reason = Some(reason.to_owned());
    give_up(unit, before, after, payment).await?;
    unit.tell(EventKind::RefundFailed, &*after, None).await
}
