//! A dispute begins.

use domain::{
    actor::{Actor, Permission},
    card::{DisputeCause, Outcome},
    dispute::{Dispute, DisputeStatus, REASONS},
    event::EventKind,
    id::{DisputeId, PaymentId},
    metadata::Metadata,
    money::Money,
    payment::Payment,
};

use super::{
    deadlines,
    money::{mark_disputed, withdraw},
    rules::{answer_by, disputable},
};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    money::refunds,
    queue::{Job, once},
    rights::authorize,
    work::run_keyed,
};

/// What a dispute is opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDispute {
    /// Why: one of [`REASONS`].
    pub reason: String,
    /// Whether the bank only asks, and takes nothing yet.
    pub inquiry: bool,
    /// How much, in minor units; all that is left of the charge when absent.
    pub amount: Option<i64>,
}

/// The simulated network disputes a charge. Test mode only.
pub async fn open(
    ctx: &Ctx,
    actor: &Actor,
    payment: &PaymentId,
    new: &NewDispute,
    key: Option<&Key>,
) -> Result<Reply<Dispute>> {
    let scope = authorize::owner(actor, Permission::RunSimulator)?;
    if !REASONS.contains(&new.reason.as_str()) {
        let message = format!("Invalid reason: must be one of {}", REASONS.join(", "));
        return Err(Error::invalid("reason", "parameter_invalid", message));
    }
    if new.amount.is_some_and(|amount| amount < 1) {
        let message = "The amount of a dispute is above zero.";
        return Err(Error::invalid(
            "amount",
            "parameter_invalid_integer",
            message,
        ));
    }
    run_keyed(ctx, actor, &scope, key, &Open { payment, new }).await
}

struct Open<'a> {
    payment: &'a PaymentId,
    new: &'a NewDispute,
}

impl Work for Open<'_> {
    type Output = Dispute;
    const ACTION: &'static str = "dispute.open";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Dispute> {
        let payment = hold(unit, self.payment).await?;
        let (left, _) = disputable(unit, &payment).await?;
        let amount = self.new.amount.unwrap_or(left);
        if amount > left {
            let left = Money::new(left, payment.amount.currency());
            return Err(Error::refused(
                "amount_too_large",
                Some("amount"),
                format!("Only {left} of this charge can be disputed."),
            ));
        }
        begin(unit, &payment, &self.new.reason, self.new.inquiry, amount).await
    }
}

/// The job of a test card that is disputed.
pub(crate) async fn run_opening(
    ctx: &Ctx,
    job: &Job,
    payment: &PaymentId,
    reason: DisputeCause,
    inquiry: bool,
) -> Result<()> {
    let work = FromNetwork {
        payment,
        reason,
        inquiry,
    };
    once(ctx, job, None, &work).await
}

struct FromNetwork<'a> {
    payment: &'a PaymentId,
    reason: DisputeCause,
    inquiry: bool,
}

impl Work for FromNetwork<'_> {
    type Output = ();
    const ACTION: &'static str = "dispute.open";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let payment = hold(unit, self.payment).await?;
        let (left, open) = match disputable(unit, &payment).await {
            Ok(found) => found,
            // Refunded meanwhile, or never captured: the network has nothing to dispute.
            Err(Error::Refused { .. }) => return Ok(()),
            Err(other) => return Err(other),
        };
        let amount = left / expected(&payment).saturating_sub(open).max(1);
        begin(
            unit,
            &payment,
            self.reason.name(),
            self.inquiry,
            amount.max(1),
        )
        .await?;
        Ok(())
    }
}

/// How many disputes the card of a payment brings: they share what can be disputed.
fn expected(payment: &Payment) -> i64 {
    match payment.card().map(|card| card.card.outcome) {
        Some(Outcome::Disputed { count, .. }) => i64::from(count),
        _ => 1,
    }
}

async fn hold(unit: &mut Unit<'_>, id: &PaymentId) -> Result<Payment> {
    unit.about(id.as_str());
    let found = store::payments::hold(&mut unit.write, unit.scope, id).await?;
    found.ok_or_else(|| Error::not_found("charge", id, "id"))
}

/// Writes a new dispute, takes its money unless it is an inquiry, and plans what comes next.
async fn begin(
    unit: &mut Unit<'_>,
    payment: &Payment,
    reason: &str,
    inquiry: bool,
    amount: i64,
) -> Result<Dispute> {
    let mut dispute = build(unit, payment, reason, amount);
    unit.about(dispute.id.as_str());
    if inquiry {
        dispute.status = DisputeStatus::WarningNeedsResponse;
    } else {
        withdraw(unit, &mut dispute).await?;
    }
    store::disputes::insert(&mut unit.write, unit.scope, &dispute).await?;
    unit.tell(EventKind::ChargeDisputeCreated, &dispute, None)
        .await?;
    if !inquiry {
        unit.tell(EventKind::ChargeDisputeFundsWithdrawn, &dispute, None)
            .await?;
        mark_disputed(unit, &dispute).await?;
        refunds::disputed(unit, &dispute.payment).await?;
    }
    deadlines::plan_deadline(unit, &dispute).await?;
    Ok(dispute)
}

fn build(unit: &Unit<'_>, payment: &Payment, reason: &str, amount: i64) -> Dispute {
    let card = payment.card();
    Dispute {
        id: unit.id(DisputeId::from_suffix),
        account: payment.account.clone(),
        payment: payment.id.clone(),
        intent: card.and_then(|card| card.intent.clone()),
        amount: Money::new(amount, payment.amount.currency()),
        reason: reason.to_owned(),
        status: DisputeStatus::NeedsResponse,
        brand: card.map(|card| card.card.brand.clone()).unwrap_or_default(),
        evidence: Default::default(),
        due_by: answer_by(unit.now),
        past_due: false,
        submissions: 0,
        balance_transactions: Vec::new(),
        metadata: Metadata::default(),
        created: unit.now,
    }
}
