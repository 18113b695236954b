//! Capturing what is held for an intent, and calling an intent off.

use domain::{
    actor::{Actor, Permission},
    event::EventKind,
    id::{IntentId, PaymentId},
    intent::{CancelReason, Intent, IntentStatus},
    metadata::Patch,
    payment::Payment,
};

use super::{end, hold, save, unexpected};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    money::payments::{self, Capture},
    rights::authorize,
    work::run_keyed,
};

/// Captures what is held, or a part of it; the rest is released.
pub async fn capture(
    ctx: &Ctx,
    actor: &Actor,
    id: &IntentId,
    how: &Capture,
    metadata: &Patch,
    key: Option<Idempotency<'_, Intent>>,
) -> Result<Reply<Intent>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    let work = CaptureIntent { id, how, metadata };
    run_keyed(ctx, actor, &scope, key, &work).await
}

struct CaptureIntent<'a> {
    id: &'a IntentId,
    how: &'a Capture,
    metadata: &'a Patch,
}

impl Work for CaptureIntent<'_> {
    type Output = Intent;
    const ACTION: &'static str = "payment_intent.capture";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Intent> {
        let mut intent = hold(unit, self.id).await?;
        if intent.status != IntentStatus::RequiresCapture {
            return Err(unexpected(&intent, "captured"));
        }
        let metadata = intent.terms.metadata.patched(self.metadata);
        intent.terms.metadata = metadata.map_err(Error::metadata)?;
        let charge = held(unit, &intent).await?;
        let param = "amount_to_capture";
        let captured = payments::capture_held(unit, &charge, self.how, param).await?;
        intent.status = IntentStatus::Succeeded;
        intent.amount_capturable = 0;
        intent.amount_received = captured.captured();
        intent.terms.transfer_group = captured.transfer_group;
        if let Some(card) = captured.card {
            intent.terms.application_fee_amount = card.application_fee_amount;
            intent.terms.transfer_data = card.transfer_data;
            intent.terms.statement_descriptor = card.statement_descriptor;
            intent.terms.statement_descriptor_suffix = card.statement_descriptor_suffix;
        }
        save(unit, &intent, Some(EventKind::PaymentIntentSucceeded)).await?;
        Ok(intent)
    }
}

/// The charge that holds the money of an intent.
async fn held(unit: &mut Unit<'_>, intent: &Intent) -> Result<Payment> {
    let missing = || Error::not_found("charge", String::new(), "id");
    let id: &PaymentId = intent.latest_charge.as_ref().ok_or_else(missing)?;
    let found = store::payments::hold(&mut unit.write, unit.scope, id).await?;
    found.ok_or_else(missing)
}

/// Calls an intent off; what is held on a card is released.
pub async fn cancel(
    ctx: &Ctx,
    actor: &Actor,
    id: &IntentId,
    reason: Option<CancelReason>,
    key: Option<Idempotency<'_, Intent>>,
) -> Result<Reply<Intent>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    run_keyed(ctx, actor, &scope, key, &Cancel { id, reason }).await
}

struct Cancel<'a> {
    id: &'a IntentId,
    reason: Option<CancelReason>,
}

impl Work for Cancel<'_> {
    type Output = Intent;
    const ACTION: &'static str = "payment_intent.cancel";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Intent> {
        let intent = hold(unit, self.id).await?;
        if !intent.status.can_cancel() {
            return Err(unexpected(&intent, "canceled"));
        }
        if intent.status == IntentStatus::RequiresCapture {
            let charge = held(unit, &intent).await?;
            payments::release(unit, &charge, EventKind::ChargeRefunded).await?;
        }
        end(unit, intent, self.reason).await
    }
}
