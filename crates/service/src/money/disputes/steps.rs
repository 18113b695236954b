//! What becomes of a dispute by itself: deadlines pass, and banks decide.

use domain::{
    dispute::{self, DECISION_TIME, Dispute, DisputeStatus, INQUIRY_TIME},
    event::EventKind,
    id::{AccountId, DisputeId},
    time::Timestamp,
};
use store::jobs::Job;

use super::decide;
use crate::{Ctx, Error, Result, Unit, Work, rights::authorize, runner::jobs};

/// The time for an answer is over.
const DUE: &str = "due";
/// An inquiry has been open for long enough.
const END: &str = "end";
/// The bank decides.
const WIN: &str = "win";
/// The same, against the owner.
const LOSE: &str = "lose";

/// Plans the end of the time for an answer, and for an inquiry the day on which it closes.
pub(super) async fn plan_deadline(unit: &mut Unit<'_>, dispute: &Dispute) -> Result<()> {
    plan(unit, dispute, DUE, dispute.due_by.plus(1)).await?;
    if dispute.status.is_inquiry() {
        plan(unit, dispute, END, dispute.created.plus(INQUIRY_TIME)).await?;
    }
    Ok(())
}

/// Plans the bank's decision about an answer: at once where the evidence of test mode says so,
/// else after the bank's time, and then against the owner. An inquiry stays open until its end.
pub(super) async fn plan_decision(unit: &mut Unit<'_>, dispute: &Dispute) -> Result<()> {
    let verdict = dispute::verdict(&dispute.evidence).filter(|_| !unit.scope.livemode());
    match verdict {
        Some(true) => plan(unit, dispute, WIN, unit.now).await,
        Some(false) => plan(unit, dispute, LOSE, unit.now).await,
        None if dispute.status.is_inquiry() => Ok(()),
        None => plan(unit, dispute, LOSE, unit.now.plus(DECISION_TIME)).await,
    }
}

/// Decisions name the submission that they are about, so that one about an answer of before an
/// escalation does nothing after it.
async fn plan(unit: &mut Unit<'_>, dispute: &Dispute, step: &str, at: Timestamp) -> Result<()> {
    let (id, count) = (&dispute.id, dispute.submissions);
    let payload = format!("{} {id} {step} {count}", dispute.account);
    let dedup = format!("{id}:{step}:{count}:{}", at.unix());
    unit.enqueue(jobs::kind::DISPUTE_STEP, &dedup, &payload, at)
        .await
}

/// Does a step that was planned.
pub(crate) async fn run(ctx: &Ctx, job: &Job) -> Result<()> {
    jobs::once(ctx, job, None, &Step(job)).await
}

struct Step<'a>(&'a Job);

impl Work for Step<'_> {
    type Output = ();
    const ACTION: &'static str = "dispute.step";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let mut parts = self.0.payload.split(' ');
        let mut part = || parts.next().unwrap_or_default();
        let (Ok(account), Ok(id), step, Ok(count)) = (
            part().parse::<AccountId>(),
            part().parse::<DisputeId>(),
            part(),
            part().parse::<i64>(),
        ) else {
            return Err(Error::Outside("the job names no dispute".to_owned()));
        };
        unit.about(id.as_str());
        let scope = authorize::of_owner(unit.scope, &account);
        let found = store::disputes::hold(&mut unit.write, &scope, &id).await?;
        let Some(dispute) = found else {
            return Ok(());
        };
        let answered = under_review(&dispute) && dispute.submissions == count;
        match step {
            DUE if dispute.status.needs_response() && dispute.due_by < unit.now => {
                overdue(unit, dispute).await
            }
            END if dispute.status.is_inquiry() && !dispute.status.is_closed() => {
                decide::close(unit, dispute, DisputeStatus::WarningClosed).await
            }
            WIN if answered => decide::in_favour(unit, dispute).await,
            LOSE if answered => decide::against(unit, dispute).await,
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
