//! What becomes of a dispute by itself: deadlines pass, and banks decide.

use domain::{
    dispute::{Dispute, DisputeStatus},
    event::EventKind,
    id::{AccountId, DisputeId},
    task::DisputeStep,
};

use super::decide;
use crate::{
    Ctx, Result, Unit, Work,
    queue::{Job, once},
    rights::authorize,
};

/// Does a step that was planned.
pub(crate) async fn run(
    ctx: &Ctx,
    job: &Job,
    account: &AccountId,
    dispute: &DisputeId,
    (step, submissions): (DisputeStep, i64),
) -> Result<()> {
    let work = Step {
        account,
        dispute,
        step,
        submissions,
    };
    once(ctx, job, None, &work).await
}

struct Step<'a> {
    account: &'a AccountId,
    dispute: &'a DisputeId,
    step: DisputeStep,
    submissions: i64,
}

impl Work for Step<'_> {
    type Output = ();
    const ACTION: &'static str = "dispute.step";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        unit.about(self.dispute.as_str());
        let scope = authorize::of_owner(unit.scope, self.account);
        let found = store::disputes::hold(&mut unit.write, &scope, self.dispute).await?;
        let Some(dispute) = found else {
            return Ok(());
        };
        let answered = under_review(&dispute) && dispute.submissions == self.submissions;
        match self.step {
            DisputeStep::Due if dispute.status.needs_response() && dispute.due_by < unit.now => {
                overdue(unit, dispute).await
            }
            DisputeStep::End if dispute.status.is_inquiry() && !dispute.status.is_closed() => {
                decide::close(unit, dispute, DisputeStatus::WarningClosed).await
            }
            DisputeStep::Win if answered => decide::in_favour(unit, dispute).await,
            DisputeStep::Lose if answered => decide::against(unit, dispute).await,
            _ => Ok(()),
        }
    }
}

fn under_review(dispute: &Dispute) -> bool {
    !dispute.status.needs_response() && !dispute.status.is_closed()
}

/// Nobody answered in time: a dispute is lost, an inquiry stays open and takes no answer.
async fn overdue(unit: &mut Unit<'_>, before: Dispute) -> Result<()> {
    let mut after = before.clone();
    after.past_due = true;
    if !before.status.is_inquiry() {
        return decide::close(unit, after, DisputeStatus::Lost).await;
    }
    store::disputes::update(&mut unit.write, unit.scope, &after).await?;
    unit.tell(EventKind::ChargeDisputeUpdated, &after, Some(&before))
        .await
}
