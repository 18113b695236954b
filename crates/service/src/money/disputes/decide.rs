//! A dispute is decided, given up, or an inquiry becomes one.

use domain::{
    actor::{Actor, Permission, Scope},
    dispute::{Dispute, DisputeStatus},
    event::EventKind,
    id::DisputeId,
};

use super::{
    deadlines,
    money::{mark_disputed, reinstate, withdraw},
    rules::{answer_by, disputable},
};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work, money::refunds, rights::authorize, work::run_keyed,
};

/// The owner gives up: the dispute is lost at once, for good.
pub async fn accept(
    ctx: &Ctx,
    actor: &Actor,
    id: &DisputeId,
    key: Option<&Key>,
) -> Result<Reply<Dispute>> {
    let scope = authorize::owner(actor, Permission::RespondToDisputes)?;
    run_keyed(ctx, actor, &scope, key, &Accept(id)).await
}

/// The bank decides for the owner of the charge; an inquiry ends without a dispute. Test mode
/// only.
pub async fn win(
    ctx: &Ctx,
    actor: &Actor,
    id: &DisputeId,
    key: Option<&Key>,
) -> Result<Reply<Dispute>> {
    simulate(ctx, actor, id, Decision::Win, key).await
}

/// The bank decides for its customer. Test mode only.
pub async fn lose(
    ctx: &Ctx,
    actor: &Actor,
    id: &DisputeId,
    key: Option<&Key>,
) -> Result<Reply<Dispute>> {
    simulate(ctx, actor, id, Decision::Lose, key).await
}

/// An inquiry becomes a dispute, which takes the money. Test mode only.
pub async fn escalate(
    ctx: &Ctx,
    actor: &Actor,
    id: &DisputeId,
    key: Option<&Key>,
) -> Result<Reply<Dispute>> {
    simulate(ctx, actor, id, Decision::Escalate, key).await
}

async fn simulate(
    ctx: &Ctx,
    actor: &Actor,
    id: &DisputeId,
    decision: Decision,
    key: Option<&Key>,
) -> Result<Reply<Dispute>> {
    let scope = authorize::owner(actor, Permission::RunSimulator)?;
    run_keyed(ctx, actor, &scope, key, &Decide(id, decision)).await
}

struct Accept<'a>(&'a DisputeId);

impl Work for Accept<'_> {
    type Output = Dispute;
    const ACTION: &'static str = "dispute.accept";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Dispute> {
        let scope = unit.scope.clone();
        let before = hold(unit, &scope, self.0).await?;
        if before.status != DisputeStatus::NeedsResponse {
            return Err(impossible(&before));
        }
        close(unit, before, DisputeStatus::Lost).await?;
        found(unit, &scope, self.0).await
    }
}

#[derive(Clone, Copy)]
enum Decision {
    Win,
    Lose,
    Escalate,
}

struct Decide<'a>(&'a DisputeId, Decision);

impl Work for Decide<'_> {
    type Output = Dispute;
    const ACTION: &'static str = "dispute.decide";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Dispute> {
        // The simulator decides about everyone's disputes.
        let owner = store::disputes::owner(&mut unit.write, unit.scope, self.0).await?;
        let owner = owner.ok_or_else(|| absent(self.0))?;
        let scope = authorize::of_owner(unit.scope, &owner);
        let before = hold(unit, &scope, self.0).await?;
        let inquiry = before.status.is_inquiry();
        let open = !before.status.is_closed();
        match self.1 {
            Decision::Win if open => in_favour(unit, before).await?,
            Decision::Lose if open && !inquiry => against(unit, before).await?,
            Decision::Escalate if open && inquiry => become_dispute(unit, before).await?,
            _ => return Err(impossible(&before)),
        }
        found(unit, &scope, self.0).await
    }
}

/// The dispute of the scope's owner, held until the end of the unit.
async fn hold(unit: &mut Unit<'_>, scope: &Scope, id: &DisputeId) -> Result<Dispute> {
    unit.about(id.as_str());
    let held = store::disputes::hold(&mut unit.write, scope, id).await?;
    held.ok_or_else(|| absent(id))
}

/// The dispute as it was written.
async fn found(unit: &mut Unit<'_>, scope: &Scope, id: &DisputeId) -> Result<Dispute> {
    let found = store::disputes::find(&mut unit.write, scope, id).await?;
    found.ok_or_else(|| absent(id))
}

fn absent(id: &DisputeId) -> Error {
    Error::not_found("dispute", id, "id")
}

fn impossible(dispute: &Dispute) -> Error {
    let kind = if dispute.status.is_inquiry() {
        "an inquiry"
    } else {
        "a dispute"
    };
    let status = dispute.status.name();
    let message = format!("This is not possible for {kind} whose status is {status}.");
    Error::refused("status_transition_invalid", None, message)
}

/// The owner was right: the money comes back, or an inquiry ends.
pub(super) async fn in_favour(unit: &mut Unit<'_>, mut dispute: Dispute) -> Result<()> {
    if dispute.status.is_inquiry() {
        return close(unit, dispute, DisputeStatus::WarningClosed).await;
    }
    reinstate(unit, &mut dispute).await?;
    close(unit, dispute, DisputeStatus::Won).await
}

/// The customer was right: the money stays gone, or an inquiry becomes a dispute.
pub(super) async fn against(unit: &mut Unit<'_>, dispute: Dispute) -> Result<()> {
    if dispute.status.is_inquiry() {
        become_dispute(unit, dispute).await
    } else {
        close(unit, dispute, DisputeStatus::Lost).await
    }
}

/// Ends a dispute with `status`.
pub(super) async fn close(
    unit: &mut Unit<'_>,
    mut dispute: Dispute,
    status: DisputeStatus,
) -> Result<()> {
    dispute.status = status;
    store::disputes::update(&mut unit.write, unit.scope, &dispute).await?;
    if status == DisputeStatus::Won {
        let kind = EventKind::ChargeDisputeFundsReinstated;
        unit.tell(kind, &dispute, None).await?;
    }
    unit.tell(EventKind::ChargeDisputeClosed, &dispute, None)
        .await
}

/// The money is taken under the same id, and the question is to be answered anew. Of a charge that
/// was refunded in part meanwhile, only the rest is taken.
async fn become_dispute(unit: &mut Unit<'_>, before: Dispute) -> Result<()> {
    let scope = authorize::of_owner(unit.scope, &before.account);
    let payment = store::payments::hold(&mut unit.write, &scope, &before.payment).await?;
    let payment = payment.ok_or_else(|| Error::not_found("charge", &before.payment, "id"))?;
    let left = match disputable(unit, &payment).await {
        Ok((left, _)) => left,
        // Everything went back to the customer: there is nothing left to dispute.
        Err(Error::Refused { .. }) => {
            return close(unit, before, DisputeStatus::WarningClosed).await;
        }
        Err(other) => return Err(other),
    };
    let mut after = before.clone();
    let amount = before.amount.minor().min(left);
    after.amount = domain::money::Money::new(amount, before.amount.currency());
    after.status = DisputeStatus::NeedsResponse;
    after.due_by = answer_by(unit.now);
    after.past_due = false;
    withdraw(unit, &mut after).await?;
    store::disputes::update(&mut unit.write, unit.scope, &after).await?;
    unit.tell(EventKind::ChargeDisputeUpdated, &after, Some(&before))
        .await?;
    unit.tell(EventKind::ChargeDisputeFundsWithdrawn, &after, None)
        .await?;
    mark_disputed(unit, &after).await?;
    refunds::disputed(unit, &after.payment).await?;
    deadlines::plan_deadline(unit, &after).await
}
