//! Making an intent, and confirming it at once where that is asked for.

use domain::{
    actor::{Actor, Permission},
    event::EventKind,
    id::IntentId,
    intent::{Intent, IntentStatus, IntentTerms},
};

use super::{
    Attempt,
    confirm::{Confirmation, check_return, confirm_in},
};
use crate::{
    Ctx, Idempotency, Reply, Result, Unit, Work,
    money::payments,
    people::{
        customers, network,
        payment_methods::{self, Choice},
    },
    rights::authorize,
    work::run_keyed,
};

/// What an intent is made with.
#[derive(Clone, Debug)]
pub struct NewIntent {
    /// What is agreed.
    pub terms: IntentTerms,
    /// With what it is paid.
    pub payment_method: Option<Choice>,
    /// Where the customer comes back to after authenticating.
    pub return_url: Option<String>,
    /// Whether the browser's own library asks the customer, wherever they come back to.
    pub use_stripe_sdk: bool,
    /// How it is confirmed, where that happens at once.
    pub confirm: Option<Confirmation>,
}

/// Makes an intent.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewIntent,
    key: Option<Idempotency<'_, Attempt>>,
) -> Result<Reply<Attempt>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    network::check_connected(&scope)?;
    check_return(new.return_url.as_deref())?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

struct Create<'a>(&'a NewIntent);

impl Work for Create<'_> {
    type Output = Attempt;
    const ACTION: &'static str = "payment_intent.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Attempt> {
        let intent = build(unit, self.0).await?;
        unit.about(intent.id.as_str());
        store::intents::insert(&mut unit.write, unit.scope, &intent).await?;
        unit.tell(EventKind::PaymentIntentCreated, &intent, None)
            .await?;
        match &self.0.confirm {
            Some(how) => confirm_in(unit, intent, how).await,
            None => Ok(Attempt {
                intent,
                declined: None,
            }),
        }
    }
}

async fn build(unit: &mut Unit<'_>, new: &NewIntent) -> Result<Intent> {
    payments::check_terms(unit, &new.terms).await?;
    let customer = new.terms.customer.as_ref();
    if let Some(customer) = customer {
        customers::present(unit, customer, "customer").await?;
    }
    let mut method = None;
    if let Some(choice) = &new.payment_method {
        let found = payment_methods::take(unit, choice).await?;
        payment_methods::check_owner(&found, customer, "payment_method")?;
        method = Some(found.id);
    }
    let id = unit.id(IntentId::from_suffix);
    Ok(Intent {
        client_secret: format!("{id}_secret_{}", unit.ctx.ids.suffix(25)),
        id,
        account: unit.scope.owner().clone(),
        terms: new.terms.clone(),
        status: match method {
            Some(_) => IntentStatus::RequiresConfirmation,
            None => IntentStatus::RequiresPaymentMethod,
        },
        payment_method: method,
        latest_charge: None,
        amount_capturable: 0,
        amount_received: 0,
        last_error: None,
        return_url: new.return_url.clone(),
        use_stripe_sdk: new.use_stripe_sdk,
        canceled_at: None,
        cancellation_reason: None,
        created: unit.now,
    })
}
