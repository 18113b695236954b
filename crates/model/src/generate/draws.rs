//! One operation of each kind.

use domain::payout::schedule::{Interval, Schedule, Weekday};
use rand::Rng;

use super::{DAY, Generator};
use crate::{
    model::{Model, place},
    operation::{Card, Does, Errand, Operation, Pick, Sale, Source, Step},
};

impl Generator {
    pub(super) fn add_funds(&mut self) -> Operation {
        Operation::AddFunds {
            coin: self.any_coin(),
            amount: self.amount(),
            from: match self.rng.random_range(0..20) {
                0..4 => Source::Slow,
                4..6 => Source::Refusing,
                6 => Source::Unknown,
                _ => Source::Own,
            },
        }
    }

    pub(super) fn bank(&mut self, model: &Model) -> Operation {
        let does = match self.rng.random_range(0..4) {
            0 => Does::Pay,
            1 => Does::Refuse,
            2 => Does::TakeBack,
            _ => Does::Nothing,
        };
        let open = !matches!(does, Does::TakeBack);
        Operation::Bank {
            topup: self.suited(model.topups.len(), |at| model.topups[at].is_open() == open),
            does,
        }
    }

    pub(super) fn send_of(&mut self, model: &Model) -> Operation {
        let place = self.suited(model.charges.len(), |at| model.left_to_send(at) > 0);
        let left = model
            .charge_at(place)
            .map_or(0, |at| model.left_to_send(at));
        Operation::SendOf {
            charge: place,
            to: self.who(),
            amount: self.of_left(left).unwrap_or(left),
        }
    }

    pub(super) fn pull(&mut self, model: &Model) -> Operation {
        let from = self.who();
        let coin = self.coin(from);
        let left = model.purse(from, coin).available;
        Operation::Pull {
            from,
            coin,
            amount: self.of_left(left).unwrap_or(left),
        }
    }

    pub(super) fn set_aside(&mut self) -> Operation {
        let owner = self.who();
        Operation::SetAside {
            owner,
            coin: self.coin(owner),
            amount: self.amount(),
            back: self.rng.random_range(0..4) == 0,
        }
    }

    pub(super) fn sale(&mut self) -> Sale {
        let amount = self.amount();
        let shape = self.rng.random_range(0..10);
        let on = if shape < 4 { self.who() } else { 0 };
        let to = if (4..8).contains(&shape) || shape == 0 && amount % 7 == 0 {
            Some(self.who())
        } else {
            None
        };
        let coin = self.coin(if on == 0 { to.unwrap_or(0) } else { on });
        let amount = self.in_steps(amount, coin.card_step());
        let connected = on != 0 || to.is_some();
        let fee = self.sometimes(if connected { 2 } else { 30 }, |it| it.part(amount));
        let often = if fee.is_some() { 30 } else { 4 };
        Sale {
            on,
            to,
            behalf: self.sometimes(8, Self::who),
            coin,
            amount,
            fee,
            sent: to.and_then(|_| self.sometimes(often, |it| it.part(amount))),
            card: self.card(),
            held: self.rng.random_range(0..4) == 0,
        }
    }

    pub(super) fn card(&mut self) -> Card {
        match self.rng.random_range(0..40) {
            0..5 => Card::Gb,
            5..12 => Card::Fast,
            12 => Card::Declined,
            13 | 14 => Card::Disputed,
            15 => Card::Inquired,
            16 => Card::DisputedTwice,
            17 | 18 => Card::RefundFails,
            19 | 20 => Card::RefundPending,
            _ => Card::Us,
        }
    }

    pub(super) fn capture(&mut self, model: &Model) -> Operation {
        let charge = self.suited(model.charges.len(), |at| model.is_held(at));
        let held = model
            .charge_at(charge)
            .map_or(0, |at| model.charges[at].held);
        let step = charge_step(model, charge);
        Operation::Capture {
            charge,
            amount: self.of_left(held).map(|it| self.in_steps(it, step)),
            fee: self.sometimes(6, |it| it.part(held)),
            sent: self.sometimes(8, |it| it.part(held)),
        }
    }

    pub(super) fn reverse(&mut self, model: &Model) -> Operation {
        let left = |at: usize| model.sent[at].amount - model.sent[at].reversed;
        let count = model.sent.len();
        let transfer = self.suited(count, |at| left(at) > 0);
        let left = place(transfer, count).map_or(0, left);
        let with_fee = place(transfer, count).is_some_and(|at| model.sent[at].fee.is_some());
        Operation::Reverse {
            transfer,
            amount: self.of_left(left),
            fee: self.rng.random_range(0..if with_fee { 2 } else { 20 }) == 0,
        }
    }

    pub(super) fn refund_fee(&mut self, model: &Model) -> Operation {
        let left = |at: usize| model.collected[at].amount - model.collected[at].refunded;
        let count = model.collected.len();
        let fee = self.suited(count, |at| left(at) > 0);
        let left = place(fee, count).map_or(0, left);
        Operation::RefundFee {
            fee,
            amount: self.of_left(left),
        }
    }

    pub(super) fn refund(&mut self, model: &Model) -> Operation {
        let charge = self.suited(model.charges.len(), |at| model.left_to_refund(at) > 0);
        let at = model.charge_at(charge);
        let left = at.map_or(0, |at| model.left_to_refund(at));
        let sent = at.is_some_and(|at| model.charges[at].sent.is_some());
        let reverse = self.rng.random_range(0..if sent { 2 } else { 20 }) == 0;
        let fee = at.is_some_and(|at| model.charges[at].collected.is_some());
        let fee = fee && (reverse || !sent);
        let step = charge_step(model, charge);
        Operation::Refund {
            charge,
            amount: self.of_left(left).map(|it| self.in_steps(it, step)),
            reverse,
            fee: self.rng.random_range(0..if fee { 2 } else { 30 }) == 0,
        }
    }

    pub(super) fn pay_out(&mut self, model: &Model) -> Operation {
        let owner = self.who();
        let coin = self.coin(owner);
        let left = model.purse(owner, coin).available;
        let amount = self.of_left(left).unwrap_or(left);
        Operation::PayOut {
            owner,
            coin,
            amount: self.in_steps(amount, coin.payout_step()),
            instant: self.rng.random_range(0..3) == 0,
        }
    }

    pub(super) fn errand(&mut self, model: &Model) -> Operation {
        let errand = match self.rng.random_range(0..10) {
            0..2 => Errand::Fail,
            2..5 => Errand::Return,
            5 => Errand::Pay,
            6 => Errand::Cancel,
            _ => Errand::Reverse,
        };
        let fits = |at: usize| model.payouts[at].fits(errand);
        Operation::Errand {
            payout: self.suited(model.payouts.len(), fits),
            errand,
        }
    }

    pub(super) fn set_schedule(&mut self) -> Operation {
        use Weekday::{Friday, Monday, Wednesday};
        let mut schedule = Schedule::manual();
        match self.rng.random_range(0..5) {
            0 => {}
            1 => {
                schedule.interval = Interval::Weekly;
                schedule.weekly_days = vec![Monday, Wednesday, Friday];
            }
            2 => {
                schedule.interval = Interval::Monthly;
                schedule.monthly_days = vec![1, 15, 31];
            }
            _ => schedule.interval = Interval::Daily,
        }
        Operation::SetSchedule {
            owner: self.who(),
            schedule,
            keep: self
                .sometimes(3, |it| it.rng.random_range(0..5_000))
                .unwrap_or(0),
        }
    }

    pub(super) fn dispute(&mut self, model: &Model) -> Operation {
        let charge = self.suited(model.charges.len(), |at| model.charges[at].is_captured());
        let held = model
            .charge_at(charge)
            .map_or(0, |at| model.charges[at].captured);
        Operation::Dispute {
            charge,
            amount: self.of_left(held),
            inquiry: self.rng.random_range(0..4) == 0,
        }
    }

    pub(super) fn argue(&mut self, model: &Model) -> Operation {
        let step = match self.rng.random_range(0..10) {
            0 => Step::Accept,
            1 | 2 => Step::Win,
            3 => Step::Lose,
            4 => Step::Escalate,
            5 | 6 => Step::Answer(Some(true)),
            7 => Step::Answer(Some(false)),
            _ => Step::Answer(None),
        };
        Operation::Argue {
            dispute: self.suited(model.disputes.len(), |at| model.disputes[at].is_open()),
            step,
        }
    }

    pub(super) fn record(&mut self) -> Operation {
        let to = self.who();
        let amount = self.amount();
        Operation::Record {
            to,
            coin: self.coin(to),
            amount,
            fee: self.part(amount),
            ago: match self.rng.random_range(0..20) {
                0 => -DAY,
                1..6 => self.rng.random_range(0..20 * DAY),
                _ => 0,
            },
            again: self.rng.random_range(0..30) == 0,
        }
    }

    pub(super) fn send(&mut self, model: &Model) -> Operation {
        let to = self.who();
        let coin = self.coin(to);
        let left = model.purse(0, coin).available;
        Operation::Send {
            to,
            coin,
            amount: match self.rng.random_range(0..4) {
                0 => self.of_left(left).unwrap_or(left),
                _ => self.amount(),
            },
        }
    }

    pub(super) fn advance(&mut self) -> Operation {
        let seconds = match self.rng.random_range(0..100) {
            0 => 0,
            1 => 732 * DAY,
            2..40 => self.rng.random_range(1..DAY),
            40..90 => self.rng.random_range(DAY..5 * DAY),
            90..99 => self.rng.random_range(DAY..30 * DAY),
            _ => 185 * DAY,
        };
        Operation::Advance { seconds }
    }
}

/// What parts of a picked charge are multiples of.
fn charge_step(model: &Model, charge: Pick) -> i64 {
    model
        .charge_at(charge)
        .map_or(1, |at| model.charges[at].coin.card_step())
}
