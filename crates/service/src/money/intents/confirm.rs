//! Confirming an intent: its card is tried, or its customer is asked to authenticate first.

use domain::{
    account::Change,
    actor::{Actor, Permission},
    card::{Card, Decline},
    customer::PaymentMethod,
    event::EventKind,
    id::{IntentId, PaymentId},
    intent::{CaptureMethod, Intent, IntentStatus, LastError, ThreeDSecure},
    payment::Failure,
    shipping::Shipping,
    text,
};

use super::{Attempt, Declined, hold, save, unexpected};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    money::payments::{self, Try},
    people::{
        customers, network,
        payment_methods::{self, Choice},
    },
    rights::authorize,
    work::run_keyed,
};

/// What an intent is confirmed with. What is left out stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Confirmation {
    /// With what it is paid.
    pub payment_method: Option<Choice>,
    /// The customer is not there to authenticate.
    pub off_session: bool,
    /// The caller cannot handle a customer who must authenticate.
    pub error_on_requires_action: bool,
    /// Where the customer comes back to.
    pub return_url: Option<String>,
    /// Whether the browser's own library asks the customer, wherever they come back to.
    pub use_stripe_sdk: Option<bool>,
    /// Where the receipt goes.
    pub receipt_email: Change<String>,
    /// `off_session` or `on_session`.
    pub setup_future_usage: Change<String>,
    /// Where the goods go.
    pub shipping: Change<Shipping>,
    /// When the card's holder is asked to confirm.
    pub three_d_secure: Option<ThreeDSecure>,
    /// When it is captured.
    pub capture_method: Option<CaptureMethod>,
}

/// Confirms an intent.
pub async fn confirm(
    ctx: &Ctx,
    actor: &Actor,
    id: &IntentId,
    how: &Confirmation,
    key: Option<Idempotency<'_, Attempt>>,
) -> Result<Reply<Attempt>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    network::check_connected(&scope)?;
    check_return(how.return_url.as_deref())?;
    run_keyed(ctx, actor, &scope, key, &Confirm { id, how }).await
}

/// Checks where a customer is to come back to.
pub(super) fn check_return(url: Option<&str>) -> Result<()> {
    url.map_or(Ok(()), text::check_url)
        .map_err(|error| Error::text("return_url", error))
}

struct Confirm<'a> {
    id: &'a IntentId,
    how: &'a Confirmation,
}

impl Work for Confirm<'_> {
    type Output = Attempt;
    const ACTION: &'static str = "payment_intent.confirm";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Attempt> {
        let intent = hold(unit, self.id).await?;
        if !intent.status.can_confirm() {
            return Err(unexpected(&intent, "confirmed"));
        }
        confirm_in(unit, intent, self.how).await
    }
}

/// Confirms an intent that is written already.
pub(super) async fn confirm_in(
    unit: &mut Unit<'_>,
    mut intent: Intent,
    how: &Confirmation,
) -> Result<Attempt> {
    apply(&mut intent, how);
    // What was agreed may have become impossible since.
    payments::check_terms(unit, &intent.terms).await?;
    let method = method(unit, &intent, how).await?;
    intent.payment_method = Some(method.id.clone());
    let absent = how.off_session || how.error_on_requires_action;
    match (asks(&method.card, intent.terms.three_d_secure), absent) {
        (true, false) => ask(unit, intent).await,
        (true, true) => {
            let decline = Some(Decline::AuthenticationRequired);
            attempt(unit, intent, method, decline).await
        }
        (false, _) => {
            let decline = payments::declined(&method.card, false, unit.now);
            attempt(unit, intent, method, decline).await
        }
    }
}

/// What the confirmation changes of what was agreed.
fn apply(intent: &mut Intent, how: &Confirmation) {
    let terms = &mut intent.terms;
    terms.capture_method = how.capture_method.unwrap_or(terms.capture_method);
    terms.three_d_secure = how.three_d_secure.unwrap_or(terms.three_d_secure);
    how.receipt_email.apply(&mut terms.receipt_email);
    how.setup_future_usage.apply(&mut terms.setup_future_usage);
    how.shipping.apply(&mut terms.shipping);
    intent.use_stripe_sdk = how.use_stripe_sdk.unwrap_or(intent.use_stripe_sdk);
    if how.return_url.is_some() {
        intent.return_url.clone_from(&how.return_url);
    }
}

/// Whether the holder of the card is asked to confirm.
fn asks(card: &Card, wanted: ThreeDSecure) -> bool {
    match wanted {
        ThreeDSecure::Automatic => card.outcome.requires_action(),
        ThreeDSecure::Any | ThreeDSecure::Challenge => card.outcome.takes_action(),
    }
}

async fn method(unit: &mut Unit<'_>, intent: &Intent, how: &Confirmation) -> Result<PaymentMethod> {
    let kept = || {
        let kept = intent.payment_method.as_ref()?;
        Some(Choice::from(kept.as_str()))
    };
    let Some(choice) = how.payment_method.clone().or_else(kept) else {
        return Err(Error::refused(
            "payment_intent_unexpected_state",
            Some("payment_method"),
            "This PaymentIntent cannot be confirmed without a payment method: send \
             `payment_method`.",
        ));
    };
    let method = payment_methods::take(unit, &choice).await?;
    let customer = intent.terms.customer.as_ref();
    payment_methods::check_owner(&method, customer, "payment_method")?;
    Ok(method)
}

/// The customer must authenticate first.
async fn ask(unit: &mut Unit<'_>, mut intent: Intent) -> Result<Attempt> {
    intent.status = IntentStatus::RequiresAction;
    intent.last_error = None;
    save(unit, &intent, Some(EventKind::PaymentIntentRequiresAction)).await?;
    Ok(Attempt {
        intent,
        declined: None,
    })
}

/// Tries the card, and writes what came of it.
async fn attempt(
    unit: &mut Unit<'_>,
    mut intent: Intent,
    method: PaymentMethod,
    decline: Option<Decline>,
) -> Result<Attempt> {
    let charge = {
        let attempt = Try {
            terms: &intent.terms,
            method: &method,
            intent: Some(&intent.id),
            decline,
        };
        payments::charge(unit, &attempt).await?
    };
    intent.latest_charge = Some(charge.id.clone());
    if let Some(decline) = decline {
        let why = Declined {
            failure: payments::failure(decline),
            param: decline.param(),
            charge: Some(charge.id),
            method,
        };
        return fail(unit, intent, why).await;
    }
    intent.last_error = None;
    let event = if charge.is_captured() {
        intent.status = IntentStatus::Succeeded;
        intent.amount_received = charge.captured();
        intent.terms.transfer_group = charge.transfer_group;
        EventKind::PaymentIntentSucceeded
    } else {
        intent.status = IntentStatus::RequiresCapture;
        intent.amount_capturable = intent.terms.amount.minor();
        EventKind::PaymentIntentAmountCapturableUpdated
    };
    save(unit, &intent, Some(event)).await?;
    keep(unit, &intent, method).await?;
    Ok(Attempt {
        intent,
        declined: None,
    })
}

async fn fail(unit: &mut Unit<'_>, mut intent: Intent, why: Declined) -> Result<Attempt> {
    intent.status = IntentStatus::RequiresPaymentMethod;
    intent.payment_method = None;
    intent.last_error = Some(LastError {
        failure: why.failure.clone(),
        param: why.param.map(str::to_owned),
        charge: why.charge.clone(),
        method: Some(Box::new(why.method.clone())),
    });
    save(unit, &intent, Some(EventKind::PaymentIntentPaymentFailed)).await?;
    Ok(Attempt {
        intent,
        declined: Some(Box::new(why)),
    })
}

/// Keeps a card that is to be used again with its customer.
async fn keep(unit: &mut Unit<'_>, intent: &Intent, method: PaymentMethod) -> Result<()> {
    let again = intent.terms.setup_future_usage.is_some();
    match &intent.terms.customer {
        Some(customer) if again && method.customer.is_none() => {
            payment_methods::attach_to(unit, method, customer).await?;
        }
        _ => {}
    }
    Ok(())
}

/// How a customer who was asked to authenticate answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It was them.
    Succeeded,
    /// It was not, or they gave up.
    Failed,
}

impl Answered {
    /// The answer of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "succeeded" => Some(Self::Succeeded),
            "failed" => Some(Self::Failed),
            _ => None,
        }
    }
}

/// The customer of an intent that waits for them authenticates, or fails to; in test mode.
pub async fn authenticate(
    ctx: &Ctx,
    actor: &Actor,
    id: &IntentId,
    answered: Answered,
) -> Result<Intent> {
    let tried = authenticate_keyed(ctx, actor, id, answered, None).await?;
    Ok(tried.fresh()?.intent)
}

/// The same, once per key.
pub async fn authenticate_keyed(
    ctx: &Ctx,
    actor: &Actor,
    id: &IntentId,
    answered: Answered,
    key: Option<Idempotency<'_, Attempt>>,
) -> Result<Reply<Attempt>> {
    let scope = authorize::owner(actor, Permission::RunSimulator)?;
    run_keyed(ctx, actor, &scope, key, &Authenticate { id, answered }).await
}

struct Authenticate<'a> {
    id: &'a IntentId,
    answered: Answered,
}

impl Work for Authenticate<'_> {
    type Output = Attempt;
    const ACTION: &'static str = "payment_intent.authenticate";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Attempt> {
        let intent = hold(unit, self.id).await?;
        if intent.status != IntentStatus::RequiresAction {
            return Err(unexpected(&intent, "authenticated"));
        }
        payments::check_terms(unit, &intent.terms).await?;
        // First the customer, then its way to pay: in the order of everyone who holds both.
        if let (Some(customer), Answered::Succeeded) = (&intent.terms.customer, self.answered) {
            customers::present(unit, customer, "customer").await?;
        }
        let method = method(unit, &intent, &Confirmation::default()).await?;
        if self.answered == Answered::Failed {
            let why = Declined {
                failure: not_authenticated(),
                param: None,
                charge: None::<PaymentId>,
                method,
            };
            return fail(unit, intent, why).await;
        }
        let decline = payments::declined(&method.card, true, unit.now);
        attempt(unit, intent, method, decline).await
    }
}

fn not_authenticated() -> Failure {
    Failure {
        code: "payment_intent_authentication_failure".to_owned(),
        decline_code: None,
        message: "The payment could not be authenticated. Choose another payment method and try \
            again."
            .to_owned(),
    }
}
