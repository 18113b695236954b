//! Disputes.

use domain::{pricing::PriceList, time::Timestamp};

use super::{Deadline, Line, Model, Outcome, PLATFORM, Reason, no, reason::wrong_state};
use crate::operation::{Card, Pick, Step, Who};

const DAY: i64 = 86_400;

/// Where a dispute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// It waits for an answer.
    Asked,
    /// It waits for the bank.
    Answered,
    /// It is over.
    Over,
}

/// A dispute, or an inquiry.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Of which charge.
    pub charge: usize,
    /// How much.
    pub amount: i64,
    inquiry: bool,
    stand: Stand,
    /// Whether the owner got the money back.
    won: bool,
    late: bool,
    due: i64,
    answers: usize,
}

impl Dispute {
    /// Whether it is not over.
    pub fn is_open(&self) -> bool {
        self.stand != Stand::Over
    }
}

impl Model {
    pub(super) fn open(&mut self, charge: Pick, amount: Option<i64>, inquiry: bool) -> Outcome {
        if amount.is_some_and(|amount| amount < 1) {
            return Err(no("parameter_invalid_integer", "amount"));
        }
        let place = Self::find(charge, self.charges.len())?;
        let left = self.disputable(place)?;
        let amount = amount.unwrap_or(left);
        if amount > left {
            return Err(no("amount_too_large", "amount"));
        }
        self.begin(place, amount, inquiry);
        Ok(())
    }

    /// What of a charge can be disputed.
    fn disputable(&self, place: usize) -> Result<i64, Reason> {
        let charge = &self.charges[place];
        if !charge.is_captured() || charge.recorded {
            return Err(no("parameter_invalid", "id"));
        }
        // A refund that waits has taken nothing.
        let kept = charge.captured - (charge.refunded - self.waits(place));
        if kept <= 0 {
            return Err(no("charge_already_refunded", "id"));
        }
        let taken: i64 = self
            .disputes
            .iter()
            .filter(|it| it.charge == place && !it.inquiry && !it.won)
            .map(|it| it.amount)
            .sum();
        match kept - taken {
            left if left > 0 => Ok(left),
            _ => Err(no("charge_disputed", "id")),
        }
    }

    fn begin(&mut self, charge: usize, amount: i64, inquiry: bool) {
        let place = self.disputes.len();
        self.disputes.push(Dispute {
            charge,
            amount,
            inquiry,
            stand: Stand::Asked,
            won: false,
            late: false,
            due: 0,
            answers: 0,
        });
        if inquiry {
            self.later(self.now + 120 * DAY, Deadline::InquiryEnds(place));
        } else {
            self.withdraw(place);
        }
        self.ask(place);
    }

    /// The owner has until the last second of the ninth day from now.
    fn ask(&mut self, place: usize) {
        let end = Timestamp::midnight(Timestamp::from_unix(self.now + 10 * DAY).date());
        self.disputes[place].due = end.unix() - 1;
        self.later(end.unix(), Deadline::AnswerDue(place));
    }

    /// Takes the money and the fee: from what is available, then from what is set aside, and then
    /// the owner owes.
    fn withdraw(&mut self, place: usize) {
        let dispute = self.disputes[place].clone();
        self.give_up_waiting(dispute.charge);
        let charge = &self.charges[dispute.charge];
        let (owner, coin) = (charge.on, charge.coin);
        let fee = PriceList::default().dispute_fee(coin.currency()).minor();
        let own = owner == PLATFORM || self.people[owner].pays_processing();
        let cost = if own { fee } else { 0 };
        let available = self.purse(owner, coin).available.max(0);
        self.line_now(Line {
            owner,
            coin,
            kind: "adjustment",
            gross: -dispute.amount,
            fee: cost,
        });
        if !own && fee > 0 {
            self.line_now(Line::plain(PLATFORM, coin, "stripe_fee", -fee));
        }
        let missing = (dispute.amount + cost - available).max(0);
        self.draw(owner, coin, missing);
        self.settled();
    }

    /// What is set aside covers what is missing, as far as it goes.
    pub(super) fn draw(&mut self, owner: Who, coin: crate::operation::Coin, missing: i64) {
        let drawn = missing.min(self.purse(owner, coin).prefunding);
        if drawn <= 0 {
            return;
        }
        self.line_now(Line::plain(owner, coin, "adjustment", drawn));
        self.fresh
            .push(Line::plain(owner, coin, "adjustment", -drawn));
        self.purse_mut(owner, coin).prefunding -= drawn;
    }

    pub(super) fn argue(&mut self, dispute: Pick, step: Step) -> Outcome {
        let place = Self::find(dispute, self.disputes.len())?;
        let found = self.disputes[place].clone();
        let over = found.stand == Stand::Over;
        match step {
            Step::Answer(verdict) => self.respond(place, verdict),
            _ if over => Err(wrong_state()),
            Step::Accept if found.inquiry || found.stand != Stand::Asked => Err(wrong_state()),
            Step::Lose if found.inquiry => Err(wrong_state()),
            Step::Escalate if !found.inquiry => Err(wrong_state()),
            Step::Accept | Step::Lose => {
                self.disputes[place].stand = Stand::Over;
                Ok(())
            }
            Step::Win => {
                self.win(place);
                Ok(())
            }
            Step::Escalate => {
                self.escalate(place);
                Ok(())
            }
        }
    }

    fn respond(&mut self, place: usize, verdict: Option<bool>) -> Outcome {
        let now = self.now;
        let dispute = &mut self.disputes[place];
        if dispute.stand != Stand::Asked || dispute.late || dispute.due < now {
            return Err(no("status_transition_invalid", "evidence"));
        }
        dispute.stand = Stand::Answered;
        dispute.answers += 1;
        let answer = dispute.answers;
        match verdict {
            Some(true) => self.later(now, Deadline::Decide(place, true, answer)),
            Some(false) => self.later(now, Deadline::Decide(place, false, answer)),
            None if dispute.inquiry => {}
            None => self.later(now + 60 * DAY, Deadline::Decide(place, false, answer)),
        }
        Ok(())
    }

    /// The bank decides about an answer.
    pub(crate) fn decide(&mut self, place: usize, win: bool, answer: usize) {
        let dispute = &self.disputes[place];
        if dispute.stand != Stand::Answered || dispute.answers != answer {
            return;
        }
        match (win, dispute.inquiry) {
            (true, _) => self.win(place),
            (false, true) => self.escalate(place),
            (false, false) => self.disputes[place].stand = Stand::Over,
        }
    }

    fn win(&mut self, place: usize) {
        let dispute = &mut self.disputes[place];
        dispute.stand = Stand::Over;
        if dispute.inquiry {
            return;
        }
        dispute.won = true;
        let (amount, charge) = (dispute.amount, &self.charges[dispute.charge]);
        let line = Line::plain(charge.on, charge.coin, "adjustment", amount);
        self.line_now(line);
        self.settled();
    }

    /// An inquiry becomes a dispute, of what is left of the charge.
    fn escalate(&mut self, place: usize) {
        let Ok(left) = self.disputable(self.disputes[place].charge) else {
            self.disputes[place].stand = Stand::Over;
            return;
        };
        let dispute = &mut self.disputes[place];
        dispute.amount = dispute.amount.min(left);
        dispute.inquiry = false;
        dispute.stand = Stand::Asked;
        dispute.late = false;
        self.withdraw(place);
        self.ask(place);
    }

    /// The time for an answer is over.
    pub(crate) fn overdue(&mut self, place: usize) {
        let now = self.now;
        let dispute = &mut self.disputes[place];
        if dispute.stand != Stand::Asked || dispute.due >= now {
            return;
        }
        dispute.late = true;
        if !dispute.inquiry {
            dispute.stand = Stand::Over;
        }
    }

    /// An inquiry was open for long enough.
    pub(crate) fn inquiry_ends(&mut self, place: usize) {
        let dispute = &mut self.disputes[place];
        if dispute.inquiry {
            dispute.stand = Stand::Over;
        }
    }

    /// What the network does to some cards by itself.
    pub(super) fn dispute_by_card(&mut self, place: usize) {
        let (count, inquiry) = match self.charges[place].card {
            Card::Disputed => (1, false),
            Card::Inquired => (1, true),
            Card::DisputedTwice => (2, false),
            _ => return,
        };
        for _ in 0..count {
            let what = Deadline::Disputed(place, count, inquiry);
            self.later(self.now, what);
        }
    }

    /// The network disputes a charge, all of it or its part among several.
    pub(crate) fn disputed(&mut self, place: usize, count: i64, inquiry: bool) {
        let Ok(left) = self.disputable(place) else {
            return;
        };
        let known = self.disputes.iter().filter(|it| it.charge == place).count();
        let share = left / (count - known as i64).max(1);
        self.begin(place, share.max(1), inquiry);
    }

    /// Whether a dispute of the charge is open, or was lost.
    pub(super) fn is_disputed(&self, place: usize) -> bool {
        let open = |it: &Dispute| it.charge == place && !it.inquiry && !it.won;
        self.disputes.iter().any(open)
    }
}
