//! Events about refunds.

use domain::{event::Subject, payment::Payment, refund::Refund};

use crate::{Result, Unit};

/// A refund was made, and counts against its payment.
pub(super) async fn created(unit: &mut Unit<'_>, refund: &Refund, payment: &Payment) -> Result<()> {
    made(unit, refund).await?;
    let on = unit.on(&payment.account);
    let subject = Subject::Payment(Box::new(payment.clone()));
    unit.event("charge.refunded", on.as_ref(), subject, None)
        .await
}

/// A refund was made.
pub(super) async fn made(unit: &mut Unit<'_>, refund: &Refund) -> Result<()> {
    let on = unit.on(&refund.account);
    let subject = Subject::Refund(Box::new(refund.clone()));
    unit.event("refund.created", on.as_ref(), subject, None)
        .await
}

/// A refund changed.
pub(super) async fn changed(unit: &mut Unit<'_>, before: &Refund, after: &Refund) -> Result<()> {
    let on = unit.on(&after.account);
    for kind in ["refund.updated", "charge.refund.updated"] {
        let subject = Subject::Refund(Box::new(after.clone()));
        let previous = Some(Subject::Refund(Box::new(before.clone())));
        unit.event(kind, on.as_ref(), subject, previous).await?;
    }
    Ok(())
}

/// A refund counts against its payment no more.
pub(super) async fn given_up(unit: &mut Unit<'_>, before: &Payment, after: &Payment) -> Result<()> {
    let on = unit.on(&after.account);
    let subject = Subject::Payment(Box::new(after.clone()));
    let previous = Some(Subject::Payment(Box::new(before.clone())));
    unit.event("charge.updated", on.as_ref(), subject, previous)
        .await
}
