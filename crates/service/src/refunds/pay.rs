//! The money of a refund: from whom it comes, and whether it is there.

use domain::{
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    card::Outcome,
    id::TransferId,
    ledger::recipes::{self, State},
    metadata::Metadata,
    money::{Money, Positive},
    payment::{Origin, Payment},
    refund::{PendingReason, Refund, RefundStatus, share},
    time::{MINUTE, Timestamp},
};

use crate::{
    Error, Result, Unit,
    book::Entry,
    fees::FeeBack,
    jobs,
    transfers::{TakeBack, Words, both},
};

/// After how long the card's bank says what became of a refund, in seconds.
const ANSWER_AFTER: i64 = MINUTE;

/// Pays a refund of a held payment, with the reversal and the fee that were asked for. False when
/// its owner's balance does not cover it: then nothing was done. The rows of refund and payment
/// are the caller's to write.
pub(super) async fn pay(
    unit: &mut Unit<'_>,
    refund: &mut Refund,
    payment: &mut Payment,
) -> Result<bool> {
    let plan = Plan::of(unit, refund, payment).await?;
    let Some(drawn) = plan.cover(unit, refund).await? else {
        return Ok(false);
    };
    plan.run(unit, refund, payment, drawn).await?;
    Ok(true)
}

/// What moves, besides the refund itself.
struct Plan {
    at: Timestamp,
    state: State,
    /// The transfer that comes back.
    back: Option<TakeBack>,
    /// How much of it, in minor units.
    taken: i64,
    /// The fee that goes back to the account that the charge is on.
    fee: Option<FeeBack>,
}

impl Plan {
    async fn of(unit: &mut Unit<'_>, refund: &Refund, payment: &Payment) -> Result<Self> {
        let mut plan = Self {
            at: payment.settles(unit.now),
            state: State::of(payment.is_settled(unit.now)),
            back: None,
            taken: 0,
            fee: None,
        };
        if !refund.reverse_transfer && !refund.refund_application_fee {
            return Ok(plan);
        }
        let scope = crate::authorize::of_platform(unit.scope);
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
            plan.reverse(
                unit,
                refund,
                payment,
                parts,
                back(|it| it.transfer_reversed),
            )
            .await?;
        } else {
            let (parts, of) = (parts(|it| it.refund_application_fee), payment.captured());
            let already = back(|it| it.fee_refunded);
            plan.fee = FeeBack::share(unit, &payment.id, parts, of, already).await?;
        }
        Ok(plan)
    }

    async fn reverse(
        &mut self,
        unit: &mut Unit<'_>,
        refund: &Refund,
        payment: &Payment,
        parts: i64,
        already: i64,
    ) -> Result<()> {
        let id = payment.card.as_ref().and_then(|card| card.transfer.clone());
        let id: TransferId = id.ok_or_else(|| gone("This charge has no transfer."))?;
        let found = store::transfers::hold(&mut unit.write, unit.scope, &id).await?;
        let transfer = found.ok_or_else(|| gone("The transfer of this charge is gone."))?;
        let wanted = share(transfer.amount.minor(), parts, payment.captured(), already);
        if wanted > 0 && transfer.reversible() <= 0 {
            return Err(gone("The transfer of this charge was reversed already."));
        }
        self.taken = wanted.min(transfer.reversible());
        let amount = Money::new(self.taken, transfer.amount.currency());
        let Ok(amount) = Positive::new(amount) else {
            return Ok(());
        };
        let with_fee = refund.refund_application_fee;
        let back = TakeBack::plan(unit, transfer, amount, with_fee).await?;
        back.check("reverse_transfer")?;
        self.back = Some(back);
        Ok(())
    }

    fn fee(&self) -> i64 {
        self.fee.as_ref().map_or(0, |back| back.amount.minor())
    }

    /// What has to be drawn from the money that is set aside, in minor units, so that the owner's
    /// available balance covers the refund; `None` when that is not enough either. A refund out of
    /// pending money needs nothing: it takes what the charge brought.
    async fn cover(&self, unit: &mut Unit<'_>, refund: &Refund) -> Result<Option<i64>> {
        if self.state == State::Pending {
            return Ok(Some(0));
        }
        let (owner, currency) = (&refund.account, refund.amount.currency());
        let (write, scope) = (&mut unit.write, unit.scope);
        let available = store::ledger::hold_available(write, scope, owner, currency).await?;
        let gain = self.back.as_ref().map_or(0, TakeBack::gain);
        let has = available.saturating_add(gain).saturating_add(self.fee());
        let short = refund.amount.minor().saturating_sub(has);
        if short <= 0 {
            return Ok(Some(0));
        }
        let balance = store::ledger::balance(write, scope, owner, currency).await?;
        Ok((balance.prefunding >= short).then_some(short))
    }

    async fn run(
        mut self,
        unit: &mut Unit<'_>,
        refund: &mut Refund,
        payment: &mut Payment,
        drawn: i64,
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
        let mut postings = recipes::refund(&owner, amount, self.state);
        let mut lines = Vec::new();
        let fee = self.fee();
        if let Some(back) = self.fee.take() {
            let platform = unit.scope.platform().clone();
            let more = recipes::fee_refund(&platform, &owner, back.amount, self.state);
            postings = both(postings, more);
            let (given, line) = back.write(unit, Metadata::default(), self.at).await?;
            lines.push(line);
            refund.fee_refund = Some(given.id);
            refund.fee_refunded = fee;
        }
        if let Ok(drawn) = Positive::new(Money::new(drawn, refund.amount.currency())) {
            postings = both(recipes::prefunding_drawn(&owner, drawn), postings);
            lines.extend(draw(unit, refund, drawn)?);
        }
        let line = self.line(unit, refund, payment, fee)?;
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

    fn line(
        &self,
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
            .settling(self.at, unit.now)
            .described(payment.description.as_deref()))
    }
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
    let (id, at) = (refund.id.as_str(), unit.now.plus(ANSWER_AFTER));
    unit.enqueue(jobs::REFUND_OUTCOME, id, id, at).await
}

fn positive(money: Money) -> Result<Positive> {
    Positive::new(money).map_err(|error| Error::amount("amount", error))
}

fn gone(message: &str) -> Error {
    Error::refused("parameter_invalid", Some("reverse_transfer"), message)
}
