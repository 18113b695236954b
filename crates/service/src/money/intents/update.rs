//! Changing an intent that is not confirmed yet.

use domain::{
    account::Change,
    actor::{Actor, Permission},
    id::{CustomerId, IntentId},
    intent::{CaptureMethod, Intent, IntentStatus, IntentTerms, ThreeDSecure},
    metadata::Patch,
    money::{Currency, Money, Positive},
    payment::TransferData,
    shipping::Shipping,
};

use super::{hold, save, unexpected};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    money::payments,
    people::{
        customers,
        payment_methods::{self, Choice},
    },
    rights::authorize,
    work::run_keyed,
};

/// A change of an intent. The default changes nothing.
#[derive(Clone, Debug, Default)]
pub struct IntentChange {
    /// How much, in minor units.
    pub amount: Option<i64>,
    /// In which currency.
    pub currency: Option<Currency>,
    /// When it is captured.
    pub capture_method: Option<CaptureMethod>,
    /// Who pays.
    pub customer: Option<CustomerId>,
    /// In words.
    pub description: Change<String>,
    /// What the platform keeps, in minor units.
    pub application_fee_amount: Change<i64>,
    /// What the destination gets, in minor units.
    pub transfer_amount: Option<i64>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
    /// What the card statement shows.
    pub statement_descriptor: Change<String>,
    /// What is added to the account's own descriptor.
    pub statement_descriptor_suffix: Change<String>,
    /// Where the receipt goes.
    pub receipt_email: Change<String>,
    /// `off_session` or `on_session`.
    pub setup_future_usage: Change<String>,
    /// With what it is paid.
    pub payment_method: Option<Choice>,
    /// Where the goods go.
    pub shipping: Change<Shipping>,
    /// When the card's holder is asked to confirm.
    pub three_d_secure: Option<ThreeDSecure>,
    /// The pairs of its owner.
    pub metadata: Patch,
}

impl IntentChange {
    /// Whether only what describes the intent changes, which is possible in every state.
    fn only_describes(&self) -> bool {
        let Self {
            amount,
            currency,
            capture_method,
            customer,
            description: _,
            application_fee_amount,
            transfer_amount,
            transfer_group,
            statement_descriptor,
            statement_descriptor_suffix,
            receipt_email,
            setup_future_usage,
            payment_method,
            shipping,
            three_d_secure,
            metadata: _,
        } = self;
        amount.is_none()
            && currency.is_none()
            && capture_method.is_none()
            && customer.is_none()
            && application_fee_amount.is_keep()
            && transfer_amount.is_none()
            && transfer_group.is_none()
            && statement_descriptor.is_keep()
            && statement_descriptor_suffix.is_keep()
            && receipt_email.is_keep()
            && setup_future_usage.is_keep()
            && payment_method.is_none()
            && shipping.is_keep()
            && three_d_secure.is_none()
    }
}

/// Changes an intent. After it was confirmed only description and metadata can change.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &IntentId,
    change: &IntentChange,
    key: Option<Idempotency<'_, Intent>>,
) -> Result<Reply<Intent>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    run_keyed(ctx, actor, &scope, key, &Update { id, change }).await
}

struct Update<'a> {
    id: &'a IntentId,
    change: &'a IntentChange,
}

impl Work for Update<'_> {
    type Output = Intent;
    const ACTION: &'static str = "payment_intent.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Intent> {
        let mut intent = hold(unit, self.id).await?;
        let change = self.change;
        let before = intent.terms.clone();
        apply(change, &mut intent.terms)?;
        if change.only_describes() {
            payments::check_texts(&intent.terms)?;
        } else if intent.status.can_confirm() {
            payments::check_terms(unit, &intent.terms).await?;
        } else {
            return Err(unexpected(&intent, "updated"));
        }
        if let Some(customer) = &change.customer {
            customers::present(unit, customer, "customer").await?;
        }
        if intent.status == IntentStatus::RequiresAction && !agrees(&before, &intent.terms) {
            // The customer was asked to consent to something else.
            intent.status = IntentStatus::RequiresConfirmation;
        }
        self.method(unit, &mut intent).await?;
        save(unit, &intent, None).await?;
        Ok(intent)
    }
}

impl Update<'_> {
    async fn method(&self, unit: &mut Unit<'_>, intent: &mut Intent) -> Result<()> {
        let Some(choice) = &self.change.payment_method else {
            return Ok(());
        };
        let method = payment_methods::take(unit, choice).await?;
        let customer = intent.terms.customer.as_ref();
        payment_methods::check_owner(&method, customer, "payment_method")?;
        intent.payment_method = Some(method.id);
        intent.status = IntentStatus::RequiresConfirmation;
        Ok(())
    }
}

/// Whether terms are the same but for what describes them.
fn agrees(before: &IntentTerms, after: &IntentTerms) -> bool {
    let described = IntentTerms {
        description: after.description.clone(),
        metadata: after.metadata.clone(),
        receipt_email: after.receipt_email.clone(),
        ..before.clone()
    };
    described == *after
}

fn apply(change: &IntentChange, terms: &mut IntentTerms) -> Result<()> {
    let money = Money::new(
        change.amount.unwrap_or(terms.amount.minor()),
        change.currency.unwrap_or(terms.amount.currency()),
    );
    terms.amount = Positive::new(money).map_err(|error| Error::amount("amount", error))?;
    terms.capture_method = change.capture_method.unwrap_or(terms.capture_method);
    if change.customer.is_some() {
        terms.customer.clone_from(&change.customer);
    }
    if change.transfer_group.is_some() {
        terms.transfer_group.clone_from(&change.transfer_group);
    }
    change
        .application_fee_amount
        .apply(&mut terms.application_fee_amount);
    change.description.apply(&mut terms.description);
    change
        .statement_descriptor
        .apply(&mut terms.statement_descriptor);
    change
        .statement_descriptor_suffix
        .apply(&mut terms.statement_descriptor_suffix);
    change.receipt_email.apply(&mut terms.receipt_email);
    change
        .setup_future_usage
        .apply(&mut terms.setup_future_usage);
    change.shipping.apply(&mut terms.shipping);
    terms.three_d_secure = change.three_d_secure.unwrap_or(terms.three_d_secure);
    let metadata = terms.metadata.patched(&change.metadata);
    terms.metadata = metadata.map_err(Error::metadata)?;
    match change.transfer_amount {
        Some(sent) => send(terms.transfer_data.as_mut(), sent),
        None => Ok(()),
    }
}

fn send(data: Option<&mut TransferData>, sent: i64) -> Result<()> {
    let Some(data) = data else {
        let message = "This PaymentIntent has no destination, so nothing can be sent to one.";
        let param = "transfer_data[amount]";
        return Err(Error::invalid(param, "parameter_invalid", message));
    };
    data.amount = Some(sent);
    Ok(())
}
