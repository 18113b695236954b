//! The money of a refund: from whom it comes, and whether it is there.

use domain::{
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    card::Outcome,
    id::TransferId,
    ledger::recipes::{self, RefundFrom},
    metadata::Metadata,
    money::{Money, Positive},
    payment::{Origin, Payment},
    refund::{PendingReason, Refund, RefundStatus, share},
    task::Task,
    time::{MINUTE, Timestamp},
};
use store::ledger::Funds;

use crate::{
    Error, Result, Unit,
    ledger::book::Entry,
    money::{
        fees::{FeeBack, Gone},
        transfers::{TakeBack, Words, both},
    },
    rights::authorize,
};

/// After how long the card's bank says what became of a refund, in seconds.
const ANSWER_AFTER: i64 = MINUTE;

/// Pays a refund of a held payment, with the reversal and the fee that were asked for; `gone` is
/// what it means that nothing is left of these. False when its owner's balance does not cover it:
/// then nothing was done. The rows of refund and payment are the caller's to write.
pub(super) async fn pay(
    unit: &mut Unit<'_>,
    refund: &mut Refund,
    payment: &mut Payment,
    gone: Gone,
) -> Result<bool> {
    let plan = Plan::of(unit, refund, payment, gone).await?;
    let Some(source) = plan.cover(unit, refund, payment).await? else {
        return Ok(false);
    };
    plan.run(unit, refund, payment, source).await?;
    Ok(true)
}

/// Out of which of its owner's money a refund is paid, and when that moves.
struct Source {
    from: RefundFrom,
    at: Timestamp,
}

/// What moves, besides the refund itself.
struct Plan {
    /// The transfer that comes back.
    back: Option<TakeBack>,
    /// How much of it, in minor units.
    taken: i64,
    /// The fee that goes back to the account that the charge is on.
    fee: Option<FeeBack>,
}

impl Plan {
    async fn of(
        unit: &mut Unit<'_>,
        refund: &Refund,
        payment: &Payment,
        gone: Gone,
    ) -> Result<Self> {
        let mut plan = Self {
            back: None,
            taken: 0,
            fee: None,
        };
        if !refund.reverse_transfer && !refund.refund_application_fee {
            return Ok(plan);
        }
        let scope = authorize::of_platform(unit.scope);
        let earlier = store::refunds::of_payment(&mut unit.write, &scope, &payment.id).await?;
        let parts = |wished: fn(&Refund) -> bool| {
            let alike = earlier.iter().filter(|it| it.has_left() && wished(it));
            alike.fold(refund.amount.minor(), |sum, it| {
                sum.saturating_add(it.amount.minor())
            })
        };
        let back = |part: fn(&Refund) -> i64| {
            let parts = earlier.iter().map(part);
            parts.fold(0_i64, i64::saturating_add)
        };
        if refund.reverse_transfer {
            let parts = parts(|it| it.reverse_transfer);
            let already = back(|it| it.transfer_reversed);
            plan.reverse(unit, (refund, payment), (parts, already), gone)
                .await?;
        } else {
            let (parts, of) = (parts(|it| it.refund_application_fee), payment.captured());
            let already = back(|it| it.fee_refunded);
            plan.fee = FeeBack::share(unit, &payment.id, parts, of, already, gone).await?;
        }
        Ok(plan)
    }

    async fn reverse(
        &mut self,
        unit: &mut Unit<'_>,
        (refund, payment): (&Refund, &Payment),
        (parts, already): (i64, i64),
        gone: Gone,
    ) -> Result<()> {
        let id = payment.card.as_ref().and_then(|card| card.transfer.clone());
        let id: TransferId = id.ok_or_else(|| refusal("This charge has no transfer."))?;
        let found = store::transfers::hold(&mut unit.write, unit.scope, &id).await?;
        let transfer = found.ok_or_else(|| refusal("The transfer of this charge is gone."))?;
        let wanted = share(transfer.amount.minor(), parts, payment.captured(), already);
        if wanted > 0 && transfer.reversible() <= 0 && gone == Gone::Refused {
            return Err(refusal("The transfer of this charge was reversed already."));
        }
        self.taken = wanted.min(transfer.reversible());
        let amount = Money::new(self.taken, transfer.amount.currency());
        let Ok(amount) = Positive::new(amount) else {
            return Ok(());
        };
        let with_fee = refund.refund_application_fee;
        let back = TakeBack::plan(unit, transfer, amount, with_fee, gone).await?;
        back.check("reverse_transfer")?;
        self.back = Some(back);
        Ok(())
    }

    fn fee(&self) -> i64 {
        self.fee.as_ref().map_or(0, |back| back.amount.minor())
    }

    /// Out of which money the refund is paid; nothing when none suffices. A charge that is pending
    /// gives back what it still has; else, like any other, it is paid out of what is available and
    /// then of what is set aside.
    async fn cover(
        &self,
        unit: &mut Unit<'_>,
        refund: &Refund,
        payment: &Payment,
    ) -> Result<Option<Source>> {
        let (owner, currency) = (&refund.account, refund.amount.currency());
        let scope = authorize::of_platform(unit.scope);
        let mut owners = vec![owner];
        if self.fee.is_some() {
            owners.push(unit.scope.platform());
        }
        // In the order in which postings hold them.
        let mut funds = Funds::default();
        for other in store::ledger::in_order(&scope, owners) {
            let has = store::ledger::hold_funds(&mut unit.write, &scope, other, currency).await?;
            if other == owner {
                funds = has;
            }
        }
        if !payment.is_settled(unit.now)
            && let Some(at) = self.of_charge(unit, refund, payment).await?
        {
            let from = RefundFrom::Charge;
            return Ok(Some(Source { from, at }));
        }
        // What the owner owes beside the refund is not for what is set aside to pay.
        let has = funds.available.saturating_add(self.gain());
        let drawn = refund.amount.minor().saturating_sub(has.max(0)).max(0);
        if drawn > 0 {
            let write = &mut unit.write;
            let held = store::ledger::hold_prefunding(write, &scope, owner, currency).await?;
            if held < drawn {
                return Ok(None);
            }
        }
        let drawn = Positive::new(Money::new(drawn, currency)).ok();
        Ok(Some(Source {
            from: RefundFrom::Available(drawn),
            at: unit.now,
        }))
    }

    /// When the money that a pending charge still has, and what comes back to it, pays the refund;
    /// nothing when it was passed on.
    async fn of_charge(
        &self,
        unit: &mut Unit<'_>,
        refund: &Refund,
        payment: &Payment,
    ) -> Result<Option<Timestamp>> {
        let scope = authorize::of_platform(unit.scope);
        let earlier = store::refunds::of_payment(&mut unit.write, &scope, &payment.id).await?;
        let back = self.back.as_ref().and_then(TakeBack::pending_until);
        let taken = back.map_or(0, |_| self.taken);
        let left = left_of(payment, &earlier).saturating_add(taken);
        let from = payment.settles(unit.now);
        let from = back.map_or(from, |at| at.max(from));
        Ok((refund.amount.minor() <= left).then_some(from))
    }

    /// What comes back to the owner with the refund and is available, in minor units.
    fn gain(&self) -> i64 {
        let back = self.back.as_ref();
        let back = back.filter(|it| it.pending_until().is_none());
        back.map_or(0, TakeBack::gain).saturating_add(self.fee())
    }

    async fn run(
        mut self,
        unit: &mut Unit<'_>,
        refund: &mut Refund,
        payment: &mut Payment,
        source: Source,
    ) -> Result<()> {
        if let Some(back) = self.back.take() {
            let words = Words {
                source_refund: Some(refund.id.clone()),
                ..Words::default()
            };
            let (reversal, fee) = back.run(unit, words, Some(payment)).await?;
            refund.transfer_reversal = Some(reversal.id);
            refund.transfer_reversed = self.taken;
            refund.fee_refunded = fee.as_ref().map_or(0, |fee| fee.amount.minor());
            refund.fee_refund = fee.map(|fee| fee.id);
        }
        let (owner, amount) = (refund.account.clone(), positive(refund.amount)?);
        let state = source.from.state();
        let mut postings = recipes::refund(&owner, amount, source.from);
        let mut lines = Vec::new();
        let fee = self.fee();
        if let Some(back) = self.fee.take() {
            let platform = unit.scope.platform().clone();
            let more = recipes::fee_refund(&platform, &owner, back.amount, state);
            postings = both(postings, more);
            let (given, line) = back.write(unit, Metadata::default(), source.at).await?;
            lines.push(line);
            refund.fee_refund = Some(given.id);
            refund.fee_refunded = fee;
        }
        if let RefundFrom::Available(Some(drawn)) = source.from {
            lines.extend(draw(unit, refund, drawn)?);
        }
        let line = line(unit, refund, payment, fee)?.settling(source.at, unit.now);
        refund.balance_transaction = Some(line.id.clone());
        lines.push(line);
        unit.book(Entry {
            kind: "refund",
            id: refund.id.as_str(),
            postings,
            lines,
        })
        .await?;
        answered(unit, refund, payment).await
    }
}

/// What a charge still has of what it brought, but for the fees that were kept, in minor units.
fn left_of(payment: &Payment, refunds: &[Refund]) -> i64 {
    let gone = refunds.iter().filter(|it| it.has_left());
    let gone = gone.fold(payment.amount_transferred, |sum, it| {
        sum.saturating_add(it.amount.minor())
    });
    payment.captured().saturating_sub(gone)
}

/// The owner's line, with what it gets back of a fee.
fn line(
    unit: &Unit<'_>,
    refund: &Refund,
    payment: &Payment,
    fee: i64,
) -> Result<BalanceTransaction> {
    let kind = match payment.origin {
        Origin::Card => TransactionType::Refund,
        Origin::Recorded { .. } | Origin::Transfer { .. } => TransactionType::PaymentRefund,
    };
    let (owner, gross) = (&refund.account, refund.amount.checked_neg()?);
    Ok(unit
        .line(owner, kind, gross, refund.id.as_str())
        .less(FeeKind::ApplicationFee, fee.saturating_neg())?
        .described(payment.description.as_deref()))
}

/// The pair of lines of money that was set aside and is needed now.
fn draw(unit: &Unit<'_>, refund: &Refund, drawn: Positive) -> Result<[BalanceTransaction; 2]> {
    let (owner, id) = (&refund.account, refund.id.as_str());
    let kind = TransactionType::Adjustment;
    Ok([
        unit.line(owner, kind, drawn.money(), id),
        unit.line(owner, kind, drawn.money().checked_neg()?, id)
            .set_aside(),
    ])
}

/// What the card's bank answers at once, and when it says more.
async fn answered(unit: &mut Unit<'_>, refund: &mut Refund, payment: &Payment) -> Result<()> {
    let outcome = payment.card.as_ref().map(|card| card.card.outcome);
    let pending = outcome == Some(Outcome::RefundPending);
    refund.status = if pending {
        RefundStatus::Pending
    } else {
        RefundStatus::Succeeded
    };
    refund.pending_reason = pending.then_some(PendingReason::Processing);
    if !pending && outcome != Some(Outcome::RefundFails) {
        return Ok(());
    }
    let refund = refund.id.clone();
    unit.enqueue(&Task::AnswerRefund { refund }, unit.now.plus(ANSWER_AFTER))
        .await
}

fn positive(money: Money) -> Result<Positive> {
    Positive::new(money).map_err(|error| Error::amount("amount", error))
}

fn refusal(message: &str) -> Error {
    Error::refused("parameter_invalid", Some("reverse_transfer"), message)
}
