//! Random operations from a seed.

mod draws;

use rand::{Rng, SeedableRng, rngs::StdRng};

use crate::{
    model::Model,
    operation::{Coin, Operation, Pick, Who},
};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Draws operations.
#[derive(Debug)]
pub struct Generator {
    rng: StdRng,
    people: usize,
}

impl Generator {
    /// The same operations for the same seed. `people` is how many take part.
    pub fn new(seed: u64, people: usize) -> Self {
        Self {
            rng: StdRng::seed_from_u64(seed),
            people,
        }
    }

    /// The next one, mostly about objects of `model` that it fits.
    pub fn draw(&mut self, model: &Model) -> Operation {
        match self.rng.random_range(0..100) {
            0..5 => self.add_funds(),
            5..7 => self.bank(model),
            7..12 => self.record(),
            12 => self.set_schedule(),
            13 => Operation::RenewBank { owner: self.who() },
            14..17 => self.pay_out(model),
            17..21 => self.errand(model),
            21..24 => self.send_of(model),
            24..26 => self.pull(model),
            26..28 => self.set_aside(),
            28..32 => self.send(model),
            32..52 => Operation::Charge(self.sale()),
            52..57 => self.capture(model),
            57 => Operation::Cancel {
                charge: self.suited(model.charges.len(), |at| model.is_held(at)),
            },
            58..63 => self.reverse(model),
            63..65 => self.refund_fee(model),
            65..74 => self.refund(model),
            74..76 => Operation::FailRefund {
                refund: self.suited(model.refunds.len(), |at| model.is_sent(at)),
            },
            76 => Operation::CancelRefund {
                refund: self.suited(model.refunds.len(), |at| model.is_waiting(at)),
            },
            77..81 => self.dispute(model),
            81..88 => self.argue(model),
            _ => self.advance(),
        }
    }

    /// Mostly small, sometimes nothing, less than nothing or too much.
    fn amount(&mut self) -> i64 {
        match self.rng.random_range(0..100) {
            0 => 0,
            1 => -self.rng.random_range(1..5_000),
            2 => 1_000_000_000_000,
            3..20 => self.rng.random_range(1..10),
            20..90 => self.rng.random_range(10..20_000),
            _ => self.rng.random_range(20_000..2_000_000),
        }
    }

    /// Mostly a multiple of the step.
    fn in_steps(&mut self, amount: i64, step: i64) -> i64 {
        match self.rng.random_range(0..30) {
            0 => amount,
            _ => amount - amount % step,
        }
    }

    /// Somebody; now and then the platform, or an account of another platform.
    fn who(&mut self) -> Who {
        match self.rng.random_range(0..60) {
            0 => 0,
            1 => self.people,
            _ => self.rng.random_range(1..self.people),
        }
    }

    /// A currency that mostly fits.
    fn coin(&mut self, who: Who) -> Coin {
        if self.rng.random_range(0..30) == 0 {
            return Coin::ALL[self.rng.random_range(0..Coin::ALL.len())];
        }
        match who {
            4 => Coin::Jpy,
            5 => Coin::Kwd,
            6 => Coin::Huf,
            _ => Coin::Usd,
        }
    }

    fn any_coin(&mut self) -> Coin {
        let who = self.rng.random_range(0..7);
        self.coin(who)
    }

    /// A part of an amount, or a little more than it.
    fn part(&mut self, amount: i64) -> i64 {
        match self.rng.random_range(0..20) {
            0 => amount,
            1 => amount.saturating_add(1),
            2 => -1,
            3..6 => 0,
            _ => self
                .rng
                .random_range(0..=amount.clamp(0, 1_000_000_000) / 3),
        }
    }

    /// Mostly one of the newest objects that fit.
    fn suited(&mut self, count: usize, fits: impl Fn(usize) -> bool) -> Pick {
        if self.rng.random_range(0..6) == 0 {
            return self.pick();
        }
        let newest: Vec<usize> = (0..count).rev().filter(|at| fits(*at)).take(12).collect();
        match newest.is_empty() {
            true => self.pick(),
            false => count - 1 - newest[self.rng.random_range(0..newest.len())],
        }
    }

    /// Mostly some or all of what is left.
    fn of_left(&mut self, left: i64) -> Option<i64> {
        match self.rng.random_range(0..10) {
            0 => Some(self.amount()),
            1 => Some(left + 1),
            2..5 => None,
            5 => Some(left),
            _ => Some(self.rng.random_range(0..=left.max(1))),
        }
    }

    /// Mostly a new object.
    fn pick(&mut self) -> Pick {
        match self.rng.random_range(0..50) {
            0 => Pick::MAX,
            1..8 => self.rng.random_range(0..400),
            _ => self.rng.random_range(0..8),
        }
    }

    fn sometimes<T>(&mut self, one_in: u32, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.rng.random_range(0..one_in) == 0).then(|| draw(self))
    }
}
