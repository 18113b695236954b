//! When an owner is paid out, and how much stays.

use domain::{
    payout::schedule::{self, Schedule},
    time::Timestamp,
};

use super::{Deadline, Model, Outcome, PLATFORM, no, reason::missing};
use crate::operation::{Coin, Who};

const HOUR: i64 = 3_600;

/// How an owner is paid out.
#[derive(Clone, Debug)]
pub struct Habit {
    pub schedule: Schedule,
    /// What stays.
    pub minimum: i64,
    /// Whether a payout came back from the bank since it was looked after.
    pub errored: bool,
}

impl Model {
    pub(super) fn set_schedule(&mut self, owner: Who, schedule: Schedule, keep: i64) -> Outcome {
        let person = self.person(owner, "account")?;
        // The days that are drawn always fit; what a country may not have is a day of its own.
        let interval = "payments[payouts][schedule][interval]";
        let fits = schedule.check(person.country);
        fits.map_err(|_| no("parameter_invalid", interval))?;
        if owner != PLATFORM && !person.covered() {
            return Err(no("account_invalid", None));
        }
        self.habits[owner].schedule = schedule;
        self.habits[owner].minimum = keep;
        self.resume(owner);
        Ok(())
    }

    pub(super) fn renew_bank(&mut self, owner: Who) -> Outcome {
        let coin = self.person(owner, "account")?.coin;
        if !self.has_bank(owner, coin) {
            return Err(missing("id"));
        }
        self.habits[owner].errored = false;
        self.resume(owner);
        Ok(())
    }

    fn resume(&mut self, owner: Who) {
        if Coin::ALL
            .iter()
            .any(|coin| self.purse(owner, *coin).available != 0)
        {
            self.schedule_next(owner);
        }
    }

    /// The next payday of an owner, once.
    pub(super) fn schedule_next(&mut self, owner: Who) {
        let after = Timestamp::from_unix(self.now - HOUR).date();
        let country = self.people[owner].country;
        let Some(day) = self.habits[owner].schedule.next_payday(country, after) else {
            return;
        };
        let at = Timestamp::midnight(day).unix() + HOUR;
        if self.paydays.insert((owner, at)) {
            self.later(at, Deadline::Payday(owner));
        }
    }

    /// It is the payday of an owner.
    pub(crate) fn payday(&mut self, owner: Who) {
        let country = self.people[owner].country;
        let today = Timestamp::from_unix(self.now).date();
        if !self.habits[owner].schedule.is_payday(country, today) {
            self.schedule_next(owner);
            return;
        }
        let coin = self.people[owner].coin;
        let habit = self.habits[owner].clone();
        if !self.has_bank(owner, coin) || habit.errored {
            return;
        }
        let available = self.purse(owner, coin).available;
        let least = schedule::minimum_payout(coin.currency());
        if available < 0 {
            let allowed = self.people[owner].may_be_debited() && country.code() == "US";
            if allowed && -available >= least {
                self.make_payout(owner, (coin, available), 0, (true, false, false));
            }
            return;
        }
        let amount = available - habit.minimum;
        let amount = amount - amount % coin.payout_step();
        if amount >= least {
            self.make_payout(owner, (coin, amount), 0, (true, false, false));
        }
    }
}
