//! What becomes of a payout by itself: it goes to the bank, and arrives there or comes back.

use domain::{
    event::EventKind,
    ledger::recipes,
    payout::{Payout, PayoutStatus},
    task::{PayoutErrand, Task},
};

use super::{
    fail::{failed, is_taken_back},
    hold,
    make::trace,
};
use crate::{
    Ctx, Result, Unit, Work,
    ledger::book::Entry,
    queue::{Job, once},
};

/// A payout goes to its bank.
pub(crate) async fn send(ctx: &Ctx, job: &Job, errand: &PayoutErrand) -> Result<()> {
    step(ctx, job, errand, Step::Send).await
}

/// A payout arrives at its bank, or the bank sends it back.
pub(crate) async fn arrive(ctx: &Ctx, job: &Job, errand: &PayoutErrand) -> Result<()> {
    step(ctx, job, errand, Step::Arrive).await
}

#[derive(Clone, Copy)]
enum Step {
    Send,
    Arrive,
}

async fn step(ctx: &Ctx, job: &Job, errand: &PayoutErrand, step: Step) -> Result<()> {
    once(ctx, job, Some(&errand.account), &Progress { errand, step }).await
}

struct Progress<'a> {
    errand: &'a PayoutErrand,
    step: Step,
}

impl Work for Progress<'_> {
    type Output = ();
    const ACTION: &'static str = "payout.progress";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let payout = hold(unit, &self.errand.payout).await?;
        match (self.step, payout.status) {
            (Step::Send, PayoutStatus::Pending) => {
                let at = payout.arrival_date;
                sent(unit, payout).await?;
                let task = Task::ArrivePayout(self.errand.clone());
                unit.enqueue(&task, at).await
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
