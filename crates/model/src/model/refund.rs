//! Refunds.

use std::collections::BTreeSet;

use super::{
    Deadline, Line, Model, Outcome, PLATFORM, Reason,
    charge::State,
    no, place,
    reason::{missing, wrong_state},
    reverse::{Back, asked, share},
};
use crate::operation::{Card, Pick, Who};

/// How long a card's bank takes to say what became of a refund.
const ANSWER: i64 = 60;

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It waits for funds.
    Waiting,
    /// The bank has not answered.
    Sent,
    /// It is with the customer.
    Done,
    /// It came back, or was called off.
    Over,
}

/// A refund of a charge.
#[derive(Clone, Debug)]
pub struct Refund {
    pub charge: usize,
    pub amount: i64,
    pub stand: Stand,
    reverse: bool,
    fee: bool,
    /// What came back of the transfer with it, and of the fee.
    taken: i64,
    fee_back: i64,
    /// When it moves.
    at: i64,
}

/// What came of trying to pay a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tried {
    Paid,
    Short,
}

/// What a refund takes with it.
struct Plan {
    back: Option<Back>,
    taken: i64,
    fee: i64,
    source: Source,
}

/// Out of which money a refund is paid.
#[derive(Clone, Copy, Default)]
struct Source {
    /// When it moves.
    at: i64,
    /// What of it was set aside.
    drawn: i64,
}

impl Model {
    pub(super) fn refund(
        &mut self,
        charge: Pick,
        amount: Option<i64>,
        reverse: bool,
        fee: bool,
    ) -> Outcome {
        let place = place(charge, self.charges.len()).ok_or(missing("charge"))?;
        let found = &self.charges[place];
        let refunded = no("charge_already_refunded", None);
        match found.state {
            State::Captured => {}
            State::Released => return Err(refunded),
            State::Declined | State::Held => {
                return Err(no("payment_intent_unexpected_state", "charge"));
            }
        }
        let step = match found.recorded {
            true => 1,
            false => found.coin.card_step(),
        };
        let amount = asked(amount, found.captured - found.refunded, step, refunded)?;
        if self.is_disputed(place) {
            return Err(no("charge_disputed", None));
        }
        let found = &self.charges[place];
        if reverse && found.sent.is_none() {
            return Err(no("parameter_invalid", "reverse_transfer"));
        }
        if fee && found.collected.is_none() {
            return Err(no("parameter_invalid", "refund_application_fee"));
        }
        if fee && found.sent.is_some() && !reverse {
            return Err(no("parameter_missing", "reverse_transfer"));
        }
        let refund = Refund {
            charge: place,
            amount,
            stand: Stand::Waiting,
            reverse,
            fee,
            taken: 0,
            fee_back: 0,
            at: 0,
        };
        let plan = self.plan(&refund, false)?;
        self.charges[place].refunded += amount;
        self.refunds.push(refund);
        if let Some(plan) = plan {
            self.pay(self.refunds.len() - 1, plan);
        }
        Ok(())
    }

    /// What a refund would take with it; nothing when the funds do not suffice. What went back by
    /// itself is missed the first time, and not when it is tried `again`.
    fn plan(&self, refund: &Refund, again: bool) -> Result<Option<Plan>, Reason> {
        let charge = &self.charges[refund.charge];
        let earlier = || self.refunds.iter().filter(|it| it.charge == refund.charge);
        let left = |it: &&Refund| matches!(it.stand, Stand::Sent | Stand::Done);
        let mut plan = Plan {
            back: None,
            taken: 0,
            fee: 0,
            source: Source::default(),
        };
        if refund.reverse {
            let place = charge.sent.expect("checked");
            let sent = &self.sent[place];
            let alike = earlier().filter(left).filter(|it| it.reverse);
            let parts = refund.amount + alike.map(|it| it.amount).sum::<i64>();
            let already = earlier().map(|it| it.taken).sum();
            let wanted = share(sent.amount, parts, charge.captured, already);
            let reversible = sent.amount - sent.reversed;
            if wanted > 0 && reversible <= 0 && !again {
                return Err(no("parameter_invalid", "reverse_transfer"));
            }
            plan.taken = wanted.min(reversible);
            if plan.taken > 0 {
                let back = self.back(place, plan.taken, refund.fee, again)?;
                back.check("reverse_transfer")?;
                plan.back = Some(back);
            }
        } else if refund.fee {
            let alike = earlier().filter(left).filter(|it| it.fee);
            let parts = refund.amount + alike.map(|it| it.amount).sum::<i64>();
            let already = earlier().map(|it| it.fee_back).sum();
            let fee = charge.collected.expect("checked");
            plan.fee = self.fee_share(fee, (parts, charge.captured), already, again)?;
        }
        Ok(self
            .cover(refund, &plan)
            .map(|source| Plan { source, ..plan }))
    }

    /// Out of which money a refund is paid: what is pending, for a charge that is; what is
    /// available, with what was set aside; nothing when neither is enough.
    fn cover(&self, refund: &Refund, plan: &Plan) -> Option<Source> {
        let charge = &self.charges[refund.charge];
        let (owner, coin) = (charge.on, charge.coin);
        let back = plan.back.filter(|back| back.at <= self.now);
        let gain = back.map_or(0, |back| back.gain()) + plan.fee;
        if charge.at > self.now {
            let later = plan.back.filter(|back| back.at > self.now);
            let with = later.map_or(charge.at, |back| back.at.max(charge.at));
            if refund.amount <= self.left_of(refund.charge) + later.map_or(0, |_| plan.taken) {
                return Some(Source { at: with, drawn: 0 });
            }
        }
        let purse = self.purse(owner, coin);
        let has = (purse.available + gain).max(0);
        let drawn = (refund.amount - has).max(0);
        let source = Source {
            at: self.now,
            drawn,
        };
        (drawn <= purse.prefunding).then_some(source)
    }

    /// What a charge still has of what it brought, but for the fees.
    fn left_of(&self, place: usize) -> i64 {
        let charge = &self.charges[place];
        let refunds = self.refunds.iter().filter(|it| it.charge == place);
        let gone = refunds.filter(|it| matches!(it.stand, Stand::Sent | Stand::Done));
        charge.captured - charge.transferred - gone.map(|it| it.amount).sum::<i64>()
    }

    fn pay(&mut self, place: usize, plan: Plan) {
        let refund = self.refunds[place].clone();
        let charge = self.charges[refund.charge].clone();
        let (owner, coin) = (charge.on, charge.coin);
        let Source { at, drawn } = plan.source;
        let mut fee_back = plan.fee;
        if let Some(back) = plan.back {
            self.take_back(back);
            fee_back = back.fee;
        }
        if plan.fee > 0 {
            self.fee_leaves(charge.collected.expect("checked"), plan.fee, at);
        }
        self.draw(owner, coin, drawn);
        let kind = if charge.recorded {
            "payment_refund"
        } else {
            "refund"
        };
        self.line(
            Line {
                owner,
                coin,
                kind,
                gross: -refund.amount,
                fee: -plan.fee,
            },
            at,
        );
        let changed = &mut self.refunds[place];
        changed.taken = plan.taken;
        changed.fee_back = fee_back;
        changed.at = at;
        changed.stand = match charge.card {
            Card::RefundPending => Stand::Sent,
            _ => Stand::Done,
        };
        if matches!(charge.card, Card::RefundPending | Card::RefundFails) {
            self.later(self.now + ANSWER, Deadline::RefundAnswer(place));
        }
        self.settled();
    }

    /// The card's bank says what became of a refund.
    pub(crate) fn refund_answer(&mut self, place: usize) {
        let refund = &self.refunds[place];
        let fails = self.charges[refund.charge].card == Card::RefundFails;
        match refund.stand {
            Stand::Sent => self.refunds[place].stand = Stand::Done,
            Stand::Done if fails => self.money_returns(place),
            _ => {}
        }
    }

    fn money_returns(&mut self, place: usize) {
        let refund = self.refunds[place].clone();
        let charge = &self.charges[refund.charge];
        let line = Line::plain(charge.on, charge.coin, "refund_failure", refund.amount);
        self.line(line, refund.at.max(self.now));
        self.give_up(place);
        self.settled();
    }

    fn give_up(&mut self, place: usize) {
        let refund = &mut self.refunds[place];
        refund.stand = Stand::Over;
        let charge = &mut self.charges[refund.charge];
        charge.refunded = (charge.refunded - refund.amount).max(0);
    }

    pub(super) fn fail_refund(&mut self, refund: Pick) -> Outcome {
        let place = Self::find(refund, self.refunds.len())?;
        match self.refunds[place].stand {
            Stand::Sent | Stand::Done => {
                self.money_returns(place);
                Ok(())
            }
            _ => Err(wrong_state()),
        }
    }

    pub(super) fn cancel_refund(&mut self, refund: Pick) -> Outcome {
        let place = Self::find(refund, self.refunds.len())?;
        match self.refunds[place].stand {
            Stand::Waiting => {
                self.give_up(place);
                Ok(())
            }
            _ => Err(wrong_state()),
        }
    }

    /// Whether a refund's money is with the customer, or on its way there.
    pub fn is_sent(&self, at: usize) -> bool {
        matches!(self.refunds[at].stand, Stand::Sent | Stand::Done)
    }

    /// Whether a refund waits for funds.
    pub fn is_waiting(&self, at: usize) -> bool {
        self.refunds[at].stand == Stand::Waiting
    }

    /// Whose refunds wait for funds of an owner: its own, and those of the platform that take a
    /// transfer back from it.
    pub(super) fn waiting_for(&self, owner: Who) -> BTreeSet<Who> {
        let takes = |place: usize| {
            let refund = &self.refunds[place];
            refund.reverse && self.charges[refund.charge].to == Some(owner)
        };
        let own = self.waiting(owner).next().map(|_| owner);
        let taking = self.waiting(PLATFORM).any(takes).then_some(PLATFORM);
        own.into_iter().chain(taking).collect()
    }

    /// Refunds of these owners are tried again, those of the platform last.
    pub(super) fn retry_later(&mut self, owners: BTreeSet<Who>) {
        let (platform, connected): (Vec<Who>, Vec<Who>) =
            owners.into_iter().partition(|owner| *owner == PLATFORM);
        for owner in connected.into_iter().chain(platform) {
            self.later(self.now, Deadline::Retry(owner));
        }
    }

    /// Refunds of a charge that wait come to nothing when it is disputed.
    pub(super) fn give_up_waiting(&mut self, charge: usize) {
        for place in 0..self.refunds.len() {
            let refund = &self.refunds[place];
            if refund.charge == charge && refund.stand == Stand::Waiting {
                self.give_up(place);
            }
        }
    }

    /// What of a charge waits to be refunded.
    pub(super) fn waits(&self, charge: usize) -> i64 {
        let of = |it: &&Refund| it.charge == charge && it.stand == Stand::Waiting;
        self.refunds.iter().filter(of).map(|it| it.amount).sum()
    }

    fn waiting(&self, owner: Who) -> impl Iterator<Item = usize> + '_ {
        let waits = move |place: &usize| {
            let refund = &self.refunds[*place];
            refund.stand == Stand::Waiting && self.charges[refund.charge].on == owner
        };
        (0..self.refunds.len()).filter(waits)
    }

    /// Tries the refunds that wait, the oldest first, until none of them can be paid.
    pub(crate) fn retry(&mut self, owner: Who) {
        loop {
            let mut any = false;
            let mut short = Vec::new();
            for place in self.waiting(owner).take(100).collect::<Vec<_>>() {
                let charge = self.refunds[place].charge;
                let coin = self.charges[charge].coin;
                if short.contains(&coin) {
                    continue;
                }
                match self.retry_one(place) {
                    Ok(Tried::Paid) => any = true,
                    Ok(Tried::Short) => short.push(coin),
                    Err(_) => {}
                }
            }
            if !any {
                return;
            }
        }
    }

    fn retry_one(&mut self, place: usize) -> Result<Tried, Reason> {
        let refund = self.refunds[place].clone();
        if self.is_disputed(refund.charge) {
            self.give_up(place);
            return Ok(Tried::Paid);
        }
        match self.plan(&refund, true)? {
            Some(plan) => {
                self.pay(place, plan);
                Ok(Tried::Paid)
            }
            None => Ok(Tried::Short),
        }
    }
}
