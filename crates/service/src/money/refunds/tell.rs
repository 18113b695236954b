//! Events about refunds.

use domain::{event::EventKind, payment::Payment, refund::Refund};

use crate::{Result, Unit};

/// A refund was made, and counts against its payment.
pub(super) async fn created(unit: &mut Unit<'_>, refund: &Refund, payment: &Payment) -> Result<()> {
    unit.tell(EventKind::RefundCreated, refund, None).await?;
    unit.tell(EventKind::ChargeRefunded, payment, None).await
}

/// A refund changed.
pub(super) async fn changed(unit: &mut Unit<'_>, before: &Refund, after: &Refund) -> Result<()> {
    unit.tell(EventKind::RefundUpdated, after, Some(before))
        .await?;
    unit.tell(EventKind::ChargeRefundUpdated, after, Some(before))
        .await
}
