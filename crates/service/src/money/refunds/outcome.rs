//! What the card's bank says of a refund after a while.

use domain::{
    card::Outcome,
    id::RefundId,
    refund::{Refund, RefundStatus},
};

use super::{cancel::hold, fail::return_money, tell};
use crate::{
    Ctx, Error, Result, Unit, Work,
    queue::{Job, once},
    rights::authorize,
};

/// Why refunds to the test card fail whose refunds do.
const REASON: &str = "expired_or_canceled_card";

/// A refund that was pending succeeds; one to a card that takes none fails.
pub(crate) async fn run(ctx: &Ctx, job: &Job, id: &RefundId) -> Result<()> {
    let (_, scope) = authorize::system(&job.tenant);
    let found = {
        let mut read = ctx.store.read().await?;
        store::refunds::find_any(&mut read, &scope, id).await?
    };
    let refund = found.ok_or_else(|| Error::not_found("refund", id, "id"))?;
    once(ctx, job, Some(&refund.account), &Answer(id)).await
}

struct Answer<'a>(&'a RefundId);

impl Work for Answer<'_> {
    type Output = ();
    const ACTION: &'static str = "refund.answer";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let (refund, payment) = hold(unit, self.0).await?;
        let outcome = payment.card.as_ref().map(|card| card.card.outcome);
        match (refund.status, outcome) {
            (RefundStatus::Pending, _) if !refund.is_waiting() => arrive(unit, &refund).await,
            (RefundStatus::Succeeded, Some(Outcome::RefundFails)) => {
                return_money(unit, &refund, payment, REASON).await?;
                Ok(())
            }
            // Someone made it fail meanwhile.
            _ => Ok(()),
        }
    }
}

async fn arrive(unit: &mut Unit<'_>, before: &Refund) -> Result<()> {
    let mut after = before.clone();
    after.status = RefundStatus::Succeeded;
    after.pending_reason = None;
    store::refunds::update(&mut unit.write, unit.scope, &after).await?;
    tell::changed(unit, before, &after).await
}
