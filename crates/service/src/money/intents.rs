//! Payment intents: one sale, from the first try to the captured money.

mod capture;
mod confirm;
mod create;
mod read;
mod update;

use domain::{
    customer::PaymentMethod,
    event::EventKind,
    id::{AccountId, IntentId, PaymentId},
    intent::{CancelReason, Intent, IntentStatus},
    payment::Failure,
};

use crate::{Error, Result, Unit, rights::authorize};

pub use capture::{cancel, capture};
pub use confirm::{Answered, Confirmation, authenticate, authenticate_keyed, confirm};
pub use create::{NewIntent, create};
pub use read::{list, retrieve};
pub use update::{IntentChange, update};

/// Why a card was not charged, as the caller is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined {
    /// The reason.
    pub failure: Failure,
    /// The part of the card that the reason is about, such as `cvc`.
    pub param: Option<&'static str>,
    /// The charge that failed.
    pub charge: Option<PaymentId>,
    /// The way to pay that was tried.
    pub method: PaymentMethod,
}

/// What came of making or confirming an intent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The intent, written whatever came of it.
    pub intent: Intent,
    /// Why the card was not charged.
    pub declined: Option<Box<Declined>>,
}

/// One of whoever acts, held.
async fn hold(unit: &mut Unit<'_>, id: &IntentId) -> Result<Intent> {
    unit.about(id.as_str());
    let found = store::intents::hold(&mut unit.write, unit.scope, id).await?;
    found.ok_or_else(|| Error::not_found("payment_intent", id, "id"))
}

/// One of `owner`, held, for what happens by itself.
pub(crate) async fn hold_of(
    unit: &mut Unit<'_>,
    owner: &AccountId,
    id: &IntentId,
) -> Result<Option<Intent>> {
    let scope = authorize::of_owner(unit.scope, owner);
    Ok(store::intents::hold(&mut unit.write, &scope, id).await?)
}

/// Writes an intent and, where something happened to it, its event.
async fn save(unit: &mut Unit<'_>, intent: &Intent, event: Option<EventKind>) -> Result<()> {
    store::intents::update(&mut unit.write, unit.scope, intent).await?;
    match event {
        Some(event) => unit.tell(event, intent, None).await,
        None => Ok(()),
    }
}

/// Ends an intent without its money.
async fn end(unit: &mut Unit<'_>, mut intent: Intent, why: Option<CancelReason>) -> Result<Intent> {
    intent.status = IntentStatus::Canceled;
    intent.amount_capturable = 0;
    intent.canceled_at = Some(unit.now);
    intent.cancellation_reason = why;
    save(unit, &intent, Some(EventKind::PaymentIntentCanceled)).await?;
    Ok(intent)
}

/// The authorisation of its card has ended.
pub(crate) async fn expired(unit: &mut Unit<'_>, intent: Intent) -> Result<()> {
    if intent.status == IntentStatus::RequiresCapture {
        end(unit, intent, Some(CancelReason::Expired)).await?;
    }
    Ok(())
}

/// An operation that the intent is not ready for.
fn unexpected(intent: &Intent, verb: &str) -> Error {
    let status = intent.status.name();
    Error::refused(
        "payment_intent_unexpected_state",
        None,
        format!("This PaymentIntent could not be {verb} because it has a status of {status}."),
    )
}
