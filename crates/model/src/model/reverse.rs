//! Transfers and fees that go back.

use super::{Line, Model, Outcome, PLATFORM, Reason, no, reason::in_steps};
use crate::operation::{Coin, Pick, Who};

/// A transfer, or a part of it, on its way back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Back {
    sent: usize,
    amount: i64,
    /// Whether the fee goes back in proportion, and what that comes to.
    with_fee: bool,
    pub fee: i64,
    /// When it moves: at once, out of what is available, or with money that is pending.
    pub at: i64,
    /// What there is of either.
    has: i64,
    covered: bool,
    may_owe: bool,
}

/// What of `whole` belongs to `parts` of `of`, rounded half up, less what went back `already`.
pub(super) fn share(whole: i64, parts: i64, of: i64, already: i64) -> i64 {
    let exact = if of <= 0 || parts >= of {
        whole
    } else {
        let (whole, parts, of) = (i128::from(whole), i128::from(parts), i128::from(of));
        i64::try_from((2 * whole * parts + of) / (2 * of)).expect("a part fits")
    };
    (exact - already).max(0)
}

impl Back {
    fn net(&self) -> i64 {
        self.amount - self.fee
    }

    /// Whether whoever received the transfer can give it back, as `param` asks for.
    pub fn check(&self, param: &'static str) -> Outcome {
        if self.may_owe || self.has >= self.net() {
            return Ok(());
        }
        Err(no("balance_insufficient", param))
    }

    /// By how much the sender has more then: not by what is held because of what the other owes.
    pub fn gain(&self) -> i64 {
        let owed = |balance: i64| (-balance).max(0);
        let held = owed(self.has - self.net()) - owed(self.has);
        self.net() - if self.covered { held } else { 0 }
    }
}

/// How much is asked for of what is left, in steps; `gone` when nothing is.
pub(super) fn asked(
    amount: Option<i64>,
    left: i64,
    step: i64,
    gone: Reason,
) -> Result<i64, Reason> {
    if let Some(amount) = amount {
        Model::sane(amount)?;
    }
    if left <= 0 {
        return Err(gone);
    }
    match amount.unwrap_or(left) {
        amount if amount > left => Err(no("amount_too_large", "amount")),
        amount if amount == left => Ok(amount),
        amount => in_steps("amount", amount, step).map(|()| amount),
    }
}

/// No fee goes back with it.
fn no_fee() -> Reason {
    no("parameter_invalid", "refund_application_fee")
}

impl Model {
    pub(super) fn reverse(&mut self, transfer: Pick, amount: Option<i64>, fee: bool) -> Outcome {
        let place = Self::find(transfer, self.sent.len())?;
        let sent = &self.sent[place];
        let gone = no("amount_too_large", "amount");
        let amount = asked(amount, sent.amount - sent.reversed, 1, gone)?;
        let back = self.back(place, amount, fee, false)?;
        back.check("amount")?;
        self.take_back(back);
        self.settled();
        Ok(())
    }

    /// What giving back a part of a transfer would mean.
    pub(super) fn back(
        &self,
        place: usize,
        amount: i64,
        with_fee: bool,
        again: bool,
    ) -> Result<Back, Reason> {
        let sent = &self.sent[place];
        let mut fee = 0;
        if with_fee {
            let of = sent.fee.ok_or(no_fee())?;
            let (parts, already) = (sent.parts + amount, sent.fee_back);
            fee = self.fee_share(of, (parts, sent.amount), already, again)?;
        }
        let person = &self.people[sent.to];
        let may_owe = person.covered() && person.may_be_debited();
        let (purse, net) = (self.purse(sent.to, sent.coin), amount - fee);
        // Out of what is pending, if that is enough, or if nothing is and it may owe.
        let pending = match self.enough_from(sent.to, sent.coin, sent.at, net) {
            _ if sent.at <= self.now => None,
            None if may_owe && purse.available < net => Some(sent.at),
            found => found,
        };
        Ok(Back {
            sent: place,
            amount,
            with_fee,
            fee,
            at: pending.unwrap_or(self.now),
            has: match pending {
                Some(_) => purse.pending,
                None => purse.available,
            },
            covered: person.covered(),
            may_owe,
        })
    }

    /// From which date on, `from` or later, what is pending is never less than `needed`.
    pub(super) fn enough_from(
        &self,
        owner: Who,
        coin: Coin,
        from: i64,
        needed: i64,
    ) -> Option<i64> {
        let came = |by: i64| -> i64 {
            let lines = self.unsettled.range(..=by).flat_map(|(_, lines)| lines);
            let own = lines.filter(|line| (line.0, line.1) == (owner, coin));
            own.map(|line| line.2).sum()
        };
        let later = self.unsettled.range(from + 1..).map(|(at, _)| *at);
        let dates: Vec<i64> = std::iter::once(from).chain(later).collect();
        let short = dates.iter().rposition(|at| came(*at) < needed);
        match short {
            None => Some(from),
            Some(place) => dates.get(place + 1).copied(),
        }
    }

    /// The part of a fee that goes back.
    pub(super) fn fee_share(
        &self,
        fee: usize,
        (parts, of): (i64, i64),
        already: i64,
        again: bool,
    ) -> Result<i64, Reason> {
        let fee = &self.collected[fee];
        let (wanted, left) = (
            share(fee.amount, parts, of, already),
            fee.amount - fee.refunded,
        );
        if wanted > 0 && left <= 0 && !again {
            return Err(no_fee());
        }
        Ok(wanted.min(left))
    }

    /// Gives a transfer back.
    pub(super) fn take_back(&mut self, back: Back) {
        let sent = self.sent[back.sent].clone();
        let (coin, at) = (sent.coin, back.at);
        if back.fee > 0 {
            self.fee_leaves(sent.fee.expect("it has a fee"), back.fee, at);
        }
        self.line(
            Line::plain(sent.from, coin, "transfer_refund", back.amount),
            at,
        );
        self.line(
            Line {
                owner: sent.to,
                coin,
                kind: "payment_refund",
                gross: -back.amount,
                fee: -back.fee,
            },
            at,
        );
        let changed = &mut self.sent[back.sent];
        changed.reversed += back.amount;
        if back.with_fee {
            changed.parts += back.amount;
            changed.fee_back += back.fee;
        }
        if let Some(charge) = sent.charge {
            let charge = &mut self.charges[charge];
            charge.transferred = (charge.transferred - back.amount).max(0);
        }
    }

    /// The platform's side of a fee that goes back.
    pub(super) fn fee_leaves(&mut self, fee: usize, amount: i64, at: i64) {
        let collected = &mut self.collected[fee];
        collected.refunded += amount;
        let coin = collected.coin;
        self.line(
            Line::plain(PLATFORM, coin, "application_fee_refund", -amount),
            at,
        );
    }

    pub(super) fn refund_fee(&mut self, fee: Pick, amount: Option<i64>) -> Outcome {
        let place = Self::find(fee, self.collected.len())?;
        let found = self.collected[place].clone();
        let gone = no("charge_already_refunded", None);
        let amount = asked(amount, found.amount - found.refunded, 1, gone)?;
        let at = found.at.max(self.now);
        self.fee_leaves(place, amount, at);
        let (from, coin): (Who, _) = (found.from, found.coin);
        self.line(
            Line::plain(from, coin, "application_fee_refund", amount),
            at,
        );
        self.settled();
        Ok(())
    }
}
