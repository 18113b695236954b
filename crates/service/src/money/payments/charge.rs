//! Trying a card: the charge that comes of it, approved or declined.

use domain::{
    account::Account,
    card::{Card, Decline, Outcome},
    customer::PaymentMethod,
    event::EventKind,
    id::{IntentId, PaymentId},
    intent::{AUTHORISATION, CaptureMethod, IntentTerms},
    money::Money,
    payment::{CardPayment, CardState, Failure, Payment},
    statement::{MAX_STATEMENT, of_name},
    task::Task,
    time::Timestamp,
};

use super::capture::{account, capture};
use crate::{Result, Unit};

/// One try to charge a card.
pub(crate) struct Try<'a> {
    /// What was agreed.
    pub terms: &'a IntentTerms,
    /// With what.
    pub method: &'a PaymentMethod,
    /// For which intent.
    pub intent: Option<&'a IntentId>,
    /// What the network says.
    pub decline: Option<Decline>,
}

/// What the network says to a charge on `card` at `now`, as far as it says no.
pub(crate) fn declined(card: &Card, authenticated: bool, now: Timestamp) -> Option<Decline> {
    let today = now.date();
    let month = (i64::from(card.exp_year), i64::from(card.exp_month));
    if month < (i64::from(today.year()), i64::from(today.month())) {
        return Some(Decline::ExpiredCard);
    }
    match authenticated {
        true => card.outcome.declined_after_action(),
        false => card.outcome.declined(),
    }
}

/// Charges the card: the charge is written whatever comes of it, and its money comes in unless it
/// was declined or is to be captured later.
pub(crate) async fn charge(unit: &mut Unit<'_>, it: &Try<'_>) -> Result<Payment> {
    let payment = build(unit, it).await?;
    store::payments::insert(&mut unit.write, unit.scope, &payment).await?;
    if it.decline.is_some() {
        unit.tell(EventKind::ChargeFailed, &payment, None).await?;
        return Ok(payment);
    }
    if it.terms.capture_method == CaptureMethod::Manual {
        let task = Task::ExpireAuthorisation {
            payment: payment.id.clone(),
        };
        unit.enqueue(&task, unit.now.plus(AUTHORISATION)).await?;
        unit.tell(EventKind::ChargeSucceeded, &payment, None)
            .await?;
        return Ok(payment);
    }
    let captured = capture(unit, &payment, it.terms.amount).await?;
    unit.tell(EventKind::ChargeSucceeded, &captured, None)
        .await?;
    dispute(unit, &captured).await?;
    Ok(captured)
}

/// The cards that the network disputes as soon as they are captured.
pub(crate) async fn dispute(unit: &mut Unit<'_>, payment: &Payment) -> Result<()> {
    let outcome = payment.card().map(|card| card.card.outcome);
    let Some(Outcome::Disputed {
        reason,
        inquiry,
        count,
    }) = outcome
    else {
        return Ok(());
    };
    for number in 1..=count {
        let task = Task::OpenDispute {
            payment: payment.id.clone(),
            reason,
            inquiry,
            number,
        };
        unit.enqueue(&task, unit.now).await?;
    }
    Ok(())
}

async fn build(unit: &mut Unit<'_>, it: &Try<'_>) -> Result<Payment> {
    let terms = it.terms;
    let (id, owner) = (
        PaymentId::charge(&unit.ctx.ids.id()),
        unit.scope.owner().clone(),
    );
    let (amount, card) = (terms.amount.money(), card_payment(unit, it));
    let mut payment = Payment {
        description: terms.description.clone(),
        metadata: terms.metadata.clone(),
        transfer_group: terms.transfer_group.clone(),
        ..Payment::charged(id, owner, amount, card, unit.now)
    };
    state(unit, &mut payment).await?;
    Ok(payment)
}

fn card_payment(unit: &Unit<'_>, it: &Try<'_>) -> CardPayment {
    let terms = it.terms;
    let nothing = Money::zero(terms.amount.currency());
    let manual = terms.capture_method == CaptureMethod::Manual && it.decline.is_none();
    CardPayment {
        state: match it.decline {
            Some(_) => CardState::Declined,
            None => CardState::Authorised,
        },
        card: it.method.card.clone(),
        intent: it.intent.cloned(),
        payment_method: Some(it.method.id.clone()),
        customer: terms.customer.clone(),
        amount_captured: nothing,
        on_behalf_of: terms.on_behalf_of.clone(),
        transfer_data: terms.transfer_data.clone(),
        transfer: None,
        application_fee_amount: terms.application_fee_amount,
        processing_fee: nothing,
        statement_descriptor: terms.statement_descriptor.clone(),
        statement_descriptor_suffix: terms.statement_descriptor_suffix.clone(),
        calculated_statement_descriptor: None,
        receipt_email: terms.receipt_email.clone(),
        failure: it.decline.map(failure),
        capture_before: manual.then(|| unit.now.plus(AUTHORISATION)),
        billing: it.method.billing.clone(),
        shipping: terms.shipping.clone(),
    }
}

/// A decline as it is kept.
pub(crate) fn failure(decline: Decline) -> Failure {
    Failure {
        code: decline.code().to_owned(),
        decline_code: decline.decline_code().map(str::to_owned),
        message: decline.message().to_owned(),
    }
}

/// Writes what the card statement will show into a charge.
pub(super) async fn state(unit: &mut Unit<'_>, payment: &mut Payment) -> Result<()> {
    let card = payment.card();
    let named = card.and_then(|card| card.on_behalf_of.clone());
    let account = account(unit, &named.unwrap_or_else(|| payment.account.clone())).await?;
    if let Some(card) = payment.card_mut() {
        card.calculated_statement_descriptor = statement(&account, card);
    }
    Ok(())
}

/// What the card statement shows: what was asked for, else the descriptor of the account in whose
/// name the charge is made, with the suffix behind it.
fn statement(account: &Account, card: &CardPayment) -> Option<String> {
    let own = || account.settings.statement_descriptor.clone();
    let prefix = card.statement_descriptor.clone().or_else(own);
    let prefix = prefix.or_else(|| of_name(&account.display_name()?))?;
    let text = match &card.statement_descriptor_suffix {
        Some(suffix) => {
            let room = MAX_STATEMENT.saturating_sub(suffix.chars().count().saturating_add(2));
            let prefix: String = prefix.chars().take(room).collect();
            format!("{prefix}* {suffix}")
        }
        None => prefix,
    };
    Some(text.chars().take(MAX_STATEMENT).collect())
}
