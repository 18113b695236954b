//! What becomes of a payout by itself: it goes to the bank, and arrives there or comes back.

use domain::{
    event::EventKind,
    external_account::PayoutFailure,
    id::{AccountId, PayoutId},
    ledger::recipes,
    payout::{Payout, PayoutStatus},
    time::Timestamp,
};
use store::jobs::Job;

use super::{
    fail::{failed, is_taken_back},
    hold,
    make::trace,
};
use crate::{Ctx, Error, Result, Unit, Work, ledger::book::Entry, runner::jobs};

/// What a job does to a payout.
pub(super) struct Errand {
    owner: AccountId,
    payout: PayoutId,
    /// Why the bank will send it back, where it will.
    failure: Option<PayoutFailure>,
}

impl Errand {
    /// About `payout`, of which the bank makes what it makes of its destination now.
    pub fn of(payout: &Payout, failure: Option<PayoutFailure>) -> Self {
        Self {
            owner: payout.account.clone(),
            payout: payout.id.clone(),
            failure,
        }
    }

    /// Puts it off until `at`.
    pub async fn enqueue(&self, unit: &mut Unit<'_>, kind: &str, at: Timestamp) -> Result<()> {
        let failure = self.failure.map_or("-", PayoutFailure::name);
        let payload = format!("{} {} {failure}", self.owner, self.payout);
        unit.enqueue(kind, self.payout.as_str(), &payload, at).await
    }

    fn read(payload: &str) -> Option<Self> {
        let mut parts = payload.split(' ');
        Some(Self {
            owner: parts.next()?.parse().ok()?,
            payout: parts.next()?.parse().ok()?,
            failure: PayoutFailure::from_name(parts.next()?),
        })
    }
}

/// A payout goes to its bank.
pub(crate) async fn send(ctx: &Ctx, job: &Job) -> Result<()> {
    step(ctx, job, Step::Send).await
}

/// A payout arrives at its bank, or the bank sends it back.
pub(crate) async fn arrive(ctx: &Ctx, job: &Job) -> Result<()> {
    step(ctx, job, Step::Arrive).await
}

#[derive(Clone, Copy)]
enum Step {
    Send,
    Arrive,
}

async fn step(ctx: &Ctx, job: &Job, step: Step) -> Result<()> {
    let errand = Errand::read(&job.payload)
        .ok_or_else(|| Error::Outside("the job names no payout".to_owned()))?;
    let work = Progress { errand, step };
    jobs::once(ctx, job, Some(&work.errand.owner), &work).await
}

struct Progress {
    errand: Errand,
    step: Step,
}

impl Work for Progress {
    type Output = ();
    const ACTION: &'static str = "payout.progress";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let payout = hold(unit, &self.errand.payout).await?;
        match (self.step, payout.status) {
            (Step::Send, PayoutStatus::Pending) => {
                let at = payout.arrival_date;
                sent(unit, payout).await?;
                self.errand.enqueue(unit, jobs::kind::ARRIVE, at).await
            }
            (Step::Arrive, PayoutStatus::InTransit) => {
                // What was taken back from the bank had arrived there.
                let failure = match self.errand.failure {
                    Some(_) if is_taken_back(unit, &payout).await? => None,
                    failure => failure,
                };
                match failure {
                    Some(failure) => failed(unit, payout, failure).await?,
                    None => arrived(unit, payout).await?,
                };
                Ok(())
            }
            // It was called back, or somebody hurried it on.
            _ => Ok(()),
        }
    }
}

/// Marks a pending payout as given to the bank.
pub(super) async fn sent(unit: &mut Unit<'_>, mut payout: Payout) -> Result<Payout> {
    let before = payout.clone();
    payout.status = PayoutStatus::InTransit;
    payout.trace_id = Some(trace(unit));
    store::payouts::update(&mut unit.write, unit.scope, &payout).await?;
    unit.tell(EventKind::PayoutUpdated, &payout, Some(&before))
        .await?;
    Ok(payout)
}

/// Marks a payout that is with the bank as paid: the money has left.
pub(super) async fn arrived(unit: &mut Unit<'_>, mut payout: Payout) -> Result<Payout> {
    let amount = payout.moves.amount;
    let postings = if payout.is_debit() {
        recipes::debit_arrived(&payout.account, amount)
    } else {
        recipes::payout_arrived(&payout.account, amount)
    };
    let entry = Entry {
        kind: "payout",
        id: payout.id.as_str(),
        postings,
        lines: Vec::new(),
    };
    unit.book(entry).await?;
    payout.status = PayoutStatus::Paid;
    store::payouts::update(&mut unit.write, unit.scope, &payout).await?;
    unit.tell(EventKind::PayoutPaid, &payout, None).await?;
    Ok(payout)
}
