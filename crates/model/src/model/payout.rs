//! Payouts.

use domain::{
    calendar,
    money::{Money, Positive},
    payout::schedule::{self, Schedule},
    pricing::PriceList,
    time::Timestamp,
};

use super::{Deadline, Line, Model, PLATFORM};
use crate::operation::{Coin, Errand, Pick, Who};

type Outcome = Result<(), &'static str>;

const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;

/// Where a payout stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Pending,
    InTransit,
    Paid,
    Failed,
    Canceled,
}

/// A payout; of less than nothing when a bank is debited.
#[derive(Clone, Debug)]
pub struct Payout {
    pub owner: Who,
    pub coin: Coin,
    pub amount: i64,
    stand: Stand,
    automatic: bool,
    instant: bool,
    arrives: i64,
    reversed_by: Option<usize>,
    /// Whether it takes another one back.
    reverses: bool,
    /// Until when a bank debit counts as open.
    unproven: i64,
}

impl Payout {
    fn is_open(&self) -> bool {
        matches!(self.stand, Stand::Pending | Stand::InTransit)
    }

    /// What is held on for it while nobody knows whether the bank paid.
    pub(super) fn held(&self, now: i64) -> i64 {
        let alive = self.is_open() || self.stand == Stand::Paid;
        match self.amount < 0 && !self.reverses && alive && now < self.unproven {
            true => -self.amount,
            false => 0,
        }
    }

    /// Until when.
    pub(super) fn held_until(&self) -> i64 {
        self.unproven
    }

    /// Whether an errand is likely for it.
    pub fn fits(&self, errand: Errand) -> bool {
        match errand {
            Errand::Fail | Errand::Pay => self.is_open(),
            Errand::Cancel => self.stand == Stand::Pending && !self.automatic,
            Errand::Return => self.stand == Stand::Paid && self.amount > 0,
            Errand::Reverse => {
                matches!(self.stand, Stand::Paid | Stand::InTransit) && self.reversed_by.is_none()
            }
        }
    }
}

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
    /// Whether an owner has a bank account for that currency.
    fn has_bank(&self, owner: Who, coin: Coin) -> bool {
        let person = &self.people[owner];
        person.kind.is_some() && person.ready && person.coin == coin
    }

    pub(super) fn pay_out(
        &mut self,
        owner: Who,
        (coin, amount): (Coin, i64),
        instant: bool,
    ) -> Outcome {
        Self::sane(amount)?;
        Self::in_steps(amount, coin.payout_step())?;
        self.person(owner)?;
        if !self.has_bank(owner, coin) {
            return Err("no bank");
        }
        let prices = PriceList::default();
        let money = Positive::new(Money::new(amount, coin.currency())).expect("checked");
        let fee = match instant {
            true => prices.instant_fee(money).expect("it fits").minor(),
            false => 0,
        };
        if amount + fee > self.purse(owner, coin).available {
            return Err("not enough");
        }
        if amount < schedule::minimum_payout(coin.currency()) {
            return Err("too little");
        }
        if instant {
            let least = prices.instant_minimum(coin.currency()).minor();
            let most = prices.instant_maximum(coin.currency());
            let too_much = most.is_some_and(|most| amount > most.minor());
            let fast = matches!(self.people[owner].country.code(), "US" | "HU");
            if !fast || amount < least || too_much {
                return Err("not instantly");
            }
        }
        self.make_payout(owner, (coin, amount), fee, (false, instant, false));
        Ok(())
    }

    fn make_payout(
        &mut self,
        owner: Who,
        (coin, amount): (Coin, i64),
        fee: i64,
        (automatic, instant, reverses): (bool, bool, bool),
    ) -> usize {
        let place = self.payouts.len();
        let now = Timestamp::from_unix(self.now);
        let day = schedule::arrival(self.people[owner].country, now, 1);
        let arrives = match instant {
            true => self.now + 1_800,
            false => Timestamp::midnight(day).unix(),
        };
        self.payouts.push(Payout {
            owner,
            coin,
            amount,
            stand: match instant {
                true => Stand::InTransit,
                false => Stand::Pending,
            },
            automatic,
            instant,
            arrives,
            reversed_by: None,
            reverses,
            unproven: self.days_after(owner, arrives, 3),
        });
        let line = Line {
            owner,
            coin,
            kind: "payout",
            gross: -amount,
            fee,
        };
        match reverses {
            true => self.line(line, arrives),
            false => self.line_now(line),
        }
        self.purse_mut(owner, coin).in_transit += amount;
        self.settled();
        if amount < 0 && !reverses {
            let at = self.payouts[place].unproven;
            self.later(at, Deadline::Release(owner, coin));
        }
        match instant {
            true => self.later(arrives, Deadline::Arrive(place)),
            false => self.later(schedule::sent_at(now).unix(), Deadline::Sent(place)),
        }
        place
    }

    /// A payout goes to the bank.
    pub(crate) fn payout_sent(&mut self, place: usize) {
        let payout = &mut self.payouts[place];
        if payout.stand == Stand::Pending {
            payout.stand = Stand::InTransit;
            let at = payout.arrives;
            self.later(at, Deadline::Arrive(place));
        }
    }

    /// A payout is at the bank.
    pub(crate) fn payout_arrives(&mut self, place: usize) {
        if self.payouts[place].stand == Stand::InTransit {
            self.arrived(place);
        }
    }

    fn arrived(&mut self, place: usize) {
        let payout = &mut self.payouts[place];
        payout.stand = Stand::Paid;
        let (owner, coin, amount) = (payout.owner, payout.coin, payout.amount);
        self.purse_mut(owner, coin).in_transit -= amount;
    }

    /// Money comes back, or is taken back from a bank that did not pay.
    fn comes_back(&mut self, place: usize, kind: &'static str, then: Stand) {
        let payout = &mut self.payouts[place];
        let (owner, coin, amount) = (payout.owner, payout.coin, payout.amount);
        let was_open = payout.is_open();
        payout.stand = then;
        if was_open {
            self.purse_mut(owner, coin).in_transit -= amount;
        }
        let at = match self.payouts[place].reverses {
            true => self.payouts[place].arrives,
            false => self.now,
        };
        self.line(Line::plain(owner, coin, kind, amount), at);
        self.settled();
    }

    /// The start of the day so many business days after a moment, where an owner is.
    fn days_after(&self, owner: Who, at: i64, days: u16) -> i64 {
        let (day, country) = (Timestamp::from_unix(at).date(), self.people[owner].country);
        Timestamp::midnight(calendar::add_business_days(country, day, days)).unix()
    }

    /// A payout fails; the bank is not used by itself until it was looked after, and a payout that
    /// was to take the failed one back is called off.
    fn fails(&mut self, place: usize) {
        self.comes_back(place, "payout_failure", Stand::Failed);
        let owner = self.payouts[place].owner;
        self.habits[owner].errored = true;
        let Some(reversal) = self.payouts[place].reversed_by else {
            return;
        };
        match self.payouts[reversal].stand {
            Stand::Pending => self.comes_back(reversal, "payout_cancel", Stand::Canceled),
            Stand::InTransit => self.comes_back(reversal, "payout_failure", Stand::Failed),
            _ => {}
        }
    }

    pub(super) fn errand(&mut self, payout: Pick, errand: Errand) -> Outcome {
        let place = Self::find(payout, self.payouts.len())?;
        let found = self.payouts[place].clone();
        match errand {
            Errand::Fail if found.is_open() => {
                self.not_taken_back(&found)?;
                self.fails(place);
            }
            Errand::Pay if found.is_open() => self.arrived(place),
            Errand::Return => {
                self.may_return(&found)?;
                self.fails(place);
            }
            Errand::Cancel => {
                let debit = found.amount < 0;
                if found.automatic || debit || found.stand != Stand::Pending {
                    return Err("it cannot be canceled");
                }
                self.comes_back(place, "payout_cancel", Stand::Canceled);
            }
            Errand::Reverse => {
                self.may_reverse(&found)?;
                let amount = (found.coin, -found.amount);
                let reversal = self.make_payout(found.owner, amount, 0, (false, false, true));
                self.payouts[place].reversed_by = Some(reversal);
            }
            Errand::Fail | Errand::Pay => return Err("it is not on its way"),
        }
        Ok(())
    }

    fn may_return(&self, payout: &Payout) -> Outcome {
        if payout.stand != Stand::Paid || payout.amount < 0 {
            return Err("it is not at a bank");
        }
        self.not_taken_back(payout)?;
        if self.now >= self.days_after(payout.owner, payout.arrives, 5) + DAY {
            return Err("too late");
        }
        Ok(())
    }

    fn not_taken_back(&self, payout: &Payout) -> Outcome {
        let taken = |place: usize| self.payouts[place].stand == Stand::Paid;
        match payout.reversed_by.is_some_and(taken) {
            true => Err("it was taken back"),
            false => Ok(()),
        }
    }

    fn may_reverse(&self, payout: &Payout) -> Outcome {
        let person = &self.people[payout.owner];
        if !person.covered() || person.country.code() != "US" {
            return Err("not of this account");
        }
        if payout.amount < 0 || payout.instant || payout.reversed_by.is_some() {
            return Err("not of this payout");
        }
        if !matches!(payout.stand, Stand::InTransit | Stand::Paid) {
            return Err("not in this state");
        }
        if self.now - payout.arrives >= 90 * DAY {
            return Err("too late");
        }
        Ok(())
    }

    pub(super) fn set_schedule(&mut self, owner: Who, schedule: Schedule, keep: i64) -> Outcome {
        let person = self.person(owner)?;
        schedule.check(person.country).map_err(|_| "not there")?;
        if owner != PLATFORM && !person.covered() {
            return Err("not of this account");
        }
        self.habits[owner].schedule = schedule;
        self.habits[owner].minimum = keep;
        self.resume(owner);
        Ok(())
    }

    pub(super) fn renew_bank(&mut self, owner: Who) -> Outcome {
        let coin = self.person(owner)?.coin;
        if !self.has_bank(owner, coin) {
            return Err("no bank");
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
