//! Payouts.

use domain::{
    calendar,
    money::{Money, Positive},
    payout::schedule,
    pricing::PriceList,
    time::Timestamp,
};

use super::{
    Deadline, Line, Model, Outcome, no,
    reason::{in_steps, wrong_state},
};
use crate::operation::{Coin, Errand, Pick, Who};

const DAY: i64 = 86_400;

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

impl Model {
    /// Whether an owner has a bank account for that currency.
    pub(super) fn has_bank(&self, owner: Who, coin: Coin) -> bool {
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
        in_steps("amount", amount, coin.payout_step())?;
        let person = self.person(owner, "account")?;
        if !person.ready {
            return Err(no("payouts_not_allowed", None));
        }
        if !self.has_bank(owner, coin) {
            return Err(no("bank_account_unusable", "currency"));
        }
        let prices = PriceList::default();
        let money = Positive::new(Money::new(amount, coin.currency())).expect("checked");
        let fee = match instant {
            true => prices.instant_fee(money).expect("it fits").minor(),
            false => 0,
        };
        if amount + fee > self.purse(owner, coin).available {
            return Err(no("balance_insufficient", "amount"));
        }
        if amount < schedule::minimum_payout(coin.currency()) {
            return Err(no("amount_too_small", "amount"));
        }
        if instant {
            self.may_be_instant(owner, (coin, amount))?;
        }
        self.make_payout(owner, (coin, amount), fee, (false, instant, false));
        Ok(())
    }

    fn may_be_instant(&self, owner: Who, (coin, amount): (Coin, i64)) -> Outcome {
        if !matches!(self.people[owner].country.code(), "US" | "HU") {
            return Err(no("instant_payouts_unsupported", "destination"));
        }
        let prices = PriceList::default();
        if amount < prices.instant_minimum(coin.currency()).minor() {
            return Err(no("amount_too_small", "amount"));
        }
        let most = prices.instant_maximum(coin.currency());
        if most.is_some_and(|most| amount > most.minor()) {
            return Err(no("amount_too_large", "amount"));
        }
        Ok(())
    }

    pub(super) fn make_payout(
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
                    return Err(wrong_state());
                }
                self.comes_back(place, "payout_cancel", Stand::Canceled);
            }
            Errand::Reverse => {
                self.may_reverse(&found)?;
                let amount = (found.coin, -found.amount);
                let reversal = self.make_payout(found.owner, amount, 0, (false, false, true));
                self.payouts[place].reversed_by = Some(reversal);
            }
            Errand::Fail | Errand::Pay => return Err(wrong_state()),
        }
        Ok(())
    }

    fn may_return(&self, payout: &Payout) -> Outcome {
        if payout.stand != Stand::Paid || payout.amount < 0 {
            return Err(wrong_state());
        }
        self.not_taken_back(payout)?;
        if self.now >= self.days_after(payout.owner, payout.arrives, 5) + DAY {
            return Err(wrong_state());
        }
        Ok(())
    }

    fn not_taken_back(&self, payout: &Payout) -> Outcome {
        let taken = |place: usize| self.payouts[place].stand == Stand::Paid;
        match payout.reversed_by.is_some_and(taken) {
            true => Err(wrong_state()),
            false => Ok(()),
        }
    }

    fn may_reverse(&self, payout: &Payout) -> Outcome {
        let person = &self.people[payout.owner];
        if !person.covered() {
            return Err(no("payouts_not_allowed", None));
        }
        let gone = matches!(payout.stand, Stand::InTransit | Stand::Paid);
        let late = self.now - payout.arrives >= 90 * DAY;
        let odd = payout.amount < 0 || payout.instant || payout.reversed_by.is_some();
        if odd || !gone || late {
            return Err(wrong_state());
        }
        if person.country.code() != "US" {
            return Err(no("bank_account_unusable", None));
        }
        Ok(())
    }
}
