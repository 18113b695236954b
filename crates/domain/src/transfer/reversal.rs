//! A transfer comes back from its destination to whoever had sent it: by itself, or with a refund
//! of the charge whose money it had passed on.

use super::Transfer;
use crate::{
    id::{AccountId, TransferId},
    ledger::{
        Funds, When,
        recipes::{self, Postings},
    },
    money::{Money, MoneyError, PartError, Positive, part},
    payment::{ApplicationFee, FeeError, Payment, fee_share},
    pending::covered_from,
    refund::{Attempt, Refund},
    time::Timestamp,
};

/// A transfer, and what it depends on how it comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The transfer.
    pub transfer: Transfer,
    /// The platform on whose account both parties are.
    pub platform: AccountId,
    /// What the destination received.
    pub payment: Payment,
    /// Every refund of it so far.
    pub earlier: Vec<Refund>,
    /// The application fee that was kept of it.
    pub fee: Option<ApplicationFee>,
    /// What the destination has.
    pub funds: Funds,
    /// What of its pending money settles when, in minor units, the earliest first.
    pub upcoming: Vec<(Timestamp, i64)>,
    /// Whether the platform answers for the destination.
    pub liable: bool,
    /// Whether the destination's bank may be debited for what it owes.
    pub debits_allowed: bool,
}

impl Sent {
    /// Whose money it was.
    pub fn sender(&self) -> &AccountId {
        self.transfer.sender(&self.platform)
    }

    /// Whether the destination may be left below zero.
    fn may_owe(&self) -> bool {
        self.liable && self.debits_allowed
    }

    /// What goes back of the fee when `amount` more of the transfer comes back.
    fn fee_of(
        &self,
        amount: Positive,
        attempt: Attempt,
    ) -> Result<Option<Positive>, ReversalError> {
        let (mut parts, mut already) = (amount.money(), Money::zero(amount.currency()));
        for refund in self.earlier.iter().filter(|it| it.refund_application_fee) {
            parts = parts.checked_add(refund.amount.money())?;
            already = already.checked_add(refund.fee_refunded)?;
        }
        let fee = self.fee.as_ref();
        let of = self.transfer.amount.money();
        Ok(fee_share(fee, parts, of, already, attempt)?)
    }

    /// When `net` leaves the destination, and out of which of its money: what was sent and is
    /// pending comes back out of pending money, as long as that covers it; else out of what is
    /// available, if that does. Where neither does and the destination may owe, it owes against
    /// the money that is still to come.
    fn when(&self, net: Money, now: Timestamp) -> When {
        if self.payment.is_settled(now) {
            return When::now(now);
        }
        let settles = self.payment.settles(now);
        let owes = self.may_owe() && self.funds.available.minor() < net.minor();
        let at = covered_from(&self.upcoming, settles, net.minor());
        match at.or(owes.then_some(settles)) {
            Some(at) => When::at(at, now),
            None => When::now(now),
        }
    }
}

/// Why a transfer does not come back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReversalError {
    /// No such part of it can come back.
    #[error(transparent)]
    Part(PartError),
    /// All of it came back before.
    #[error("The transfer {0} is fully reversed already.")]
    Reversed(TransferId),
    /// The fee does not go back with it.
    #[error(transparent)]
    Fee(#[from] FeeError),
    /// The destination has too little, and may not owe.
    #[error(
        "The account that received the transfer has {has} available, which does not cover {amount}."
    )]
    Short {
        /// What it has.
        has: Money,
        /// What is to come back.
        amount: Money,
    },
    /// The amounts do not go together.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl ReversalError {
    /// The code on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Part(error) => error.code(),
            Self::Fee(error) => error.code(),
            Self::Reversed(_) | Self::Money(_) => "amount_too_large",
            Self::Short { .. } => "balance_insufficient",
        }
    }

    /// The parameter that it is about.
    pub const fn param(&self) -> &'static str {
        match self {
            Self::Fee(error) => error.param(),
            Self::Part(_) | Self::Reversed(_) | Self::Short { .. } | Self::Money(_) => "amount",
        }
    }
}

/// A transfer, or a part of one, that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReversalPlan {
    /// To whom.
    pub sender: AccountId,
    /// From whom.
    pub destination: AccountId,
    /// Who gives the fee back.
    pub platform: AccountId,
    /// How much.
    pub amount: Positive,
    /// Whether the fee was to go back in proportion.
    pub with_fee: bool,
    /// What goes back of it.
    pub fee: Option<Positive>,
    /// When, and out of which of the destination's money.
    pub when: When,
    /// Whether that may be left below zero.
    pub may_owe: bool,
    /// What the sender has more afterwards and can pay with, in that state: less the fee that it
    /// gives back, and less what is held, or will be, because the destination then owes.
    pub gain: Money,
}

impl ReversalPlan {
    /// What the ledger writes.
    pub fn postings(&self) -> Postings {
        let (state, may_owe) = (self.when.state, self.may_owe);
        let mut all =
            recipes::reversal(&self.sender, &self.destination, self.amount, state, may_owe)?;
        if let Some(fee) = self.fee {
            all.extend(recipes::fee_refund(
                &self.platform,
                &self.destination,
                fee,
                state,
            )?);
        }
        Ok(all)
    }
}

/// What reversing `asked` of a transfer comes to, in minor units, or all that is left of it.
pub fn decide_reversal(
    sent: &Sent,
    asked: Option<i64>,
    with_fee: bool,
    now: Timestamp,
) -> Result<ReversalPlan, ReversalError> {
    let left = sent.transfer.reversible();
    let amount = part(asked, left, left.currency().step()).map_err(|error| match error {
        PartError::NothingLeft => ReversalError::Reversed(sent.transfer.id.clone()),
        other => ReversalError::Part(other),
    })?;
    take_back(sent, amount, with_fee, Attempt::First, now)
}

/// What taking back `amount` of what is left of a transfer comes to.
pub fn take_back(
    sent: &Sent,
    amount: Positive,
    with_fee: bool,
    attempt: Attempt,
    now: Timestamp,
) -> Result<ReversalPlan, ReversalError> {
    let fee = if with_fee {
        sent.fee_of(amount, attempt)?
    } else {
        None
    };
    let given = fee.map_or(Money::zero(amount.currency()), Positive::money);
    let net = amount.money().checked_sub(given)?;
    let when = sent.when(net, now);
    let has = sent.funds.of(when.state);
    let after = has.checked_sub(net)?;
    let may_owe = sent.may_owe();
    if !may_owe && after.is_negative() {
        return Err(ReversalError::Short {
            has,
            amount: amount.money(),
        });
    }
    let held = if sent.liable {
        owed(after)?.checked_sub(owed(has)?)?
    } else {
        Money::zero(net.currency())
    };
    Ok(ReversalPlan {
        sender: sent.sender().clone(),
        destination: sent.transfer.destination.clone(),
        platform: sent.platform.clone(),
        amount,
        with_fee,
        fee,
        when,
        may_owe,
        gain: net.checked_sub(held)?,
    })
}

/// What an owner with this balance owes.
fn owed(balance: Money) -> Result<Money, MoneyError> {
    Ok(balance.checked_neg()?.or_zero())
}
