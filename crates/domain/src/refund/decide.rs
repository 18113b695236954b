//! The one decision about a refund: whether there is one, and who pays what of it.

use super::{Attempt, Facts, Paid, RefundError, RefundPlan, Wish, share};
use crate::{
    ledger::{When, recipes::RefundFrom},
    money::{Money, MoneyError, PartError, Positive, part},
    payment::{CardState, Origin, Payment, PaymentStatus, fee_share},
    refund::Refund,
    transfer::{ReversalPlan, take_back},
};

type Result<T> = std::result::Result<T, RefundError>;

/// What giving a charge back comes to, as `wish` says.
pub fn decide(facts: &Facts, wish: &Wish) -> Result<RefundPlan> {
    let charge = &facts.charge;
    if facts.is_held_alone() {
        return release(charge, wish);
    }
    refundable(charge)?;
    let amount = part_of(charge, wish, charge.refundable())?;
    undisputed(facts)?;
    possible(charge, wish)?;
    plan(facts, wish, amount, Attempt::First)
}

/// The same for a refund that waited for funds, and counts against its charge already.
pub fn decide_again(facts: &Facts, waiting: &Refund) -> Result<RefundPlan> {
    undisputed(facts)?;
    plan(facts, &Wish::from(waiting), waiting.amount, Attempt::Again)
}

/// Lets go of an authorised card, which is done as a whole.
fn release(charge: &Payment, wish: &Wish) -> Result<RefundPlan> {
    let amount = part_of(charge, wish, charge.amount)?;
    if amount.money() != charge.amount {
        return Err(RefundError::HeldAsWhole(charge.id.clone()));
    }
    possible(charge, wish)?;
    Ok(RefundPlan::Releases(amount))
}

fn part_of(charge: &Payment, wish: &Wish, left: Money) -> Result<Positive> {
    let currency = left.currency();
    let step = match charge.card() {
        Some(_) => currency.card_step(),
        None => currency.step(),
    };
    part(wish.amount, left, step).map_err(|error| match error {
        PartError::NothingLeft => RefundError::Refunded(charge.id.clone()),
        other => RefundError::Part(other),
    })
}

/// Refuses payments whose money did not come in, and those that came with a transfer.
fn refundable(charge: &Payment) -> Result<()> {
    let id = charge.id.clone();
    if let Origin::Transfer { transfer } = &charge.origin {
        return Err(RefundError::CameWithTransfer(id, transfer.clone()));
    }
    if charge.status == PaymentStatus::Failed {
        return Err(RefundError::Failed(id));
    }
    if charge.is_captured() {
        return Ok(());
    }
    match charge.card().map(|card| card.state) {
        Some(CardState::Released) => Err(RefundError::Refunded(id)),
        _ => Err(RefundError::NotCaptured(id)),
    }
}

fn undisputed(facts: &Facts) -> Result<()> {
    if facts.disputed {
        return Err(RefundError::Disputed(facts.charge.id.clone()));
    }
    Ok(())
}

/// Refuses wishes that mean nothing for this charge.
fn possible(charge: &Payment, wish: &Wish) -> Result<()> {
    let card = charge.card();
    let has_transfer = card.is_some_and(|card| card.transfer.is_some());
    if wish.reverse_transfer && !has_transfer {
        return Err(RefundError::NoTransfer);
    }
    if !wish.refund_application_fee {
        return Ok(());
    }
    if charge.application_fee.is_zero() {
        return Err(RefundError::NoFee);
    }
    if has_transfer && !wish.reverse_transfer {
        return Err(RefundError::FeeNeedsTransfer);
    }
    Ok(())
}

/// Who pays `amount`, with the transfer and the fee that go with it.
fn plan(facts: &Facts, wish: &Wish, amount: Positive, attempt: Attempt) -> Result<RefundPlan> {
    let (mut reversal, mut fee) = (None, None);
    if wish.reverse_transfer {
        reversal = reversal_of(facts, wish, amount, attempt)?;
    } else if wish.refund_application_fee {
        fee = fee_of(facts, amount, attempt)?;
    }
    let owner = facts.charge.account.clone();
    let (from, when) = match source(facts, amount, reversal.as_ref(), fee)? {
        Source::Pays(from, when) => (from, when),
        Source::Short(missing) => {
            let sent = facts.sent.as_ref().filter(|_| wish.reverse_transfer);
            return Ok(RefundPlan::Waits {
                amount,
                on: owner,
                takes_from: sent.map(|it| it.transfer.destination.clone()),
                missing,
            });
        }
    };
    Ok(RefundPlan::Pays(Box::new(Paid {
        owner,
        platform: facts.platform.clone(),
        amount,
        from,
        when,
        reversal,
        fee,
    })))
}

/// What comes back of the charge's transfer, in proportion to what went back to the customer with
/// that wish. Nothing where that rounds to zero.
fn reversal_of(
    facts: &Facts,
    wish: &Wish,
    amount: Positive,
    attempt: Attempt,
) -> Result<Option<ReversalPlan>> {
    let sent = facts.sent.as_ref().ok_or(RefundError::NoTransfer)?;
    let earlier = facts.sum(
        |it| it.has_left() && it.reverse_transfer,
        |it| it.amount.money(),
    )?;
    let already = facts.sum(|_| true, |it| it.transfer_reversed)?;
    let parts = earlier.checked_add(amount.money())?;
    let (whole, left) = (sent.transfer.amount.money(), sent.transfer.reversible());
    let wanted = share(whole, parts, facts.charge.captured(), already)?;
    if !wanted.is_zero() && left.minor() <= 0 && attempt == Attempt::First {
        return Err(RefundError::TransferReversed);
    }
    let Ok(taken) = Positive::new(wanted.least(left)?) else {
        return Ok(None);
    };
    let with_fee = wish.refund_application_fee;
    Ok(Some(take_back(sent, taken, with_fee, attempt, facts.now)?))
}

/// What goes back of the fee that the owner of the charge had paid.
fn fee_of(facts: &Facts, amount: Positive, attempt: Attempt) -> Result<Option<Positive>> {
    let wished = |it: &Refund| it.has_left() && it.refund_application_fee;
    let earlier = facts.sum(wished, |it| it.amount.money())?;
    let already = facts.sum(|_| true, |it| it.fee_refunded)?;
    let parts = earlier.checked_add(amount.money())?;
    let (fee, of) = (facts.fee.as_ref(), facts.charge.captured());
    Ok(fee_share(fee, parts, of, already, attempt)?)
}

/// Out of which money a refund is paid, and when that moves; or what is missing for it.
enum Source {
    Pays(RefundFrom, When),
    Short(Positive),
}

/// A charge that is pending gives back what it still has, with what comes back to it; else, like
/// any other, it is paid out of what is available and then of what is set aside.
fn source(
    facts: &Facts,
    amount: Positive,
    reversal: Option<&ReversalPlan>,
    fee: Option<Positive>,
) -> Result<Source> {
    if let Some(when) = own_money(facts, amount, reversal)? {
        return Ok(Source::Pays(RefundFrom::Charge, when));
    }
    let mut funds = facts.funds;
    let back = reversal.filter(|back| back.when.pending_until().is_none());
    if let Some(back) = back {
        funds.available = funds.available.checked_add(back.gain)?;
    }
    if let Some(fee) = fee {
        funds.available = funds.available.checked_add(fee.money())?;
    }
    // What the owner owes beside the refund is not for what is set aside to pay.
    let drawn = funds.missing(amount.money())?;
    match Positive::new(drawn.checked_sub(funds.set_aside.or_zero())?) {
        Ok(missing) => Ok(Source::Short(missing)),
        Err(_) => {
            let from = RefundFrom::Available(Positive::new(drawn).ok());
            Ok(Source::Pays(from, When::now(facts.now)))
        }
    }
}

/// When the money that a pending charge still has pays the refund, with what of its transfer comes
/// back while that is pending; nothing when it was passed on.
fn own_money(
    facts: &Facts,
    amount: Positive,
    reversal: Option<&ReversalPlan>,
) -> std::result::Result<Option<When>, MoneyError> {
    let (charge, now) = (&facts.charge, facts.now);
    if charge.is_settled(now) {
        return Ok(None);
    }
    let (mut left, mut at) = (facts.left_of_charge()?, charge.settles(now));
    if let Some(back) = reversal
        && let Some(until) = back.when.pending_until()
    {
        left = left.checked_add(back.amount.money())?;
        at = at.max(until);
    }
    Ok((amount.minor() <= left.minor()).then(|| When::at(at, now)))
}
