//! When a dispute goes on by itself.

use domain::{
    dispute::{self, DECISION_TIME, Dispute, INQUIRY_TIME},
    task::{DisputeStep, Task},
    time::Timestamp,
};

use crate::{Result, Unit};

/// Plans the end of the time for an answer, and for an inquiry the day on which it closes.
pub(super) async fn plan_deadline(unit: &mut Unit<'_>, dispute: &Dispute) -> Result<()> {
    plan(unit, dispute, DisputeStep::Due, dispute.due_by.plus(1)).await?;
    if dispute.status.is_inquiry() {
        plan(
            unit,
            dispute,
            DisputeStep::End,
            dispute.created.plus(INQUIRY_TIME),
        )
        .await?;
    }
    Ok(())
}

/// Plans the bank's decision about an answer: at once where the evidence of test mode says so,
/// else after the bank's time, and then against the owner. An inquiry stays open until its end.
pub(super) async fn plan_decision(unit: &mut Unit<'_>, dispute: &Dispute) -> Result<()> {
    let verdict = dispute::verdict(&dispute.evidence).filter(|_| !unit.scope.livemode());
    match verdict {
        Some(true) => plan(unit, dispute, DisputeStep::Win, unit.now).await,
        Some(false) => plan(unit, dispute, DisputeStep::Lose, unit.now).await,
        None if dispute.status.is_inquiry() => Ok(()),
        None => {
            plan(
                unit,
                dispute,
                DisputeStep::Lose,
                unit.now.plus(DECISION_TIME),
            )
            .await
        }
    }
}

/// Decisions name the submission that they are about, so that one about an answer of before an
/// escalation does nothing after it.
async fn plan(
    unit: &mut Unit<'_>,
    dispute: &Dispute,
    step: DisputeStep,
    at: Timestamp,
) -> Result<()> {
    let task = Task::StepDispute {
        account: dispute.account.clone(),
        dispute: dispute.id.clone(),
        step,
        submissions: dispute.submissions,
    };
    unit.enqueue(&task, at).await
}
