//! Funds added, sent, pulled and set aside.

use domain::{calendar, country::Country, time::Timestamp};

use super::{
    Deadline, Line, Model, Outcome, PLATFORM, Sent, no, place,
    reason::{missing, wrong_state},
};
use crate::operation::{Coin, Does, Pick, Source, Who};

/// Where a top-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Open,
    Paid,
    Over,
}

/// Funds added.
#[derive(Clone, Debug)]
pub struct TopUp {
    coin: Coin,
    amount: i64,
    stand: Stand,
}

impl TopUp {
    /// Whether the bank has not answered.
    pub fn is_open(&self) -> bool {
        self.stand == Stand::Open
    }
}

impl Model {
    pub(super) fn add_funds(&mut self, coin: Coin, amount: i64, from: Source) -> Outcome {
        Self::sane(amount)?;
        if from == Source::Unknown {
            return Err(missing("source"));
        }
        let place = self.topups.len();
        self.topups.push(TopUp {
            coin,
            amount,
            stand: Stand::Open,
        });
        let after = |days| {
            let today = Timestamp::from_unix(self.now).date();
            Timestamp::midnight(calendar::add_business_days(us(), today, days)).unix()
        };
        match from {
            Source::Slow => self.later(after(5), Deadline::TopUp(place, Does::Pay)),
            Source::Refusing => self.later(after(1), Deadline::TopUp(place, Does::Refuse)),
            _ => self.answer(place, Does::Pay)?,
        }
        Ok(())
    }

    pub(super) fn bank(&mut self, topup: Pick, does: Does) -> Outcome {
        let place = Self::find(topup, self.topups.len())?;
        self.answer(place, does)
    }

    /// A bank, or the platform, ends a top-up.
    pub(crate) fn answer(&mut self, place: usize, does: Does) -> Outcome {
        let TopUp {
            coin,
            amount,
            stand,
        } = self.topups[place].clone();
        let (needs, then) = match does {
            Does::Pay => (Stand::Open, Stand::Paid),
            Does::Refuse | Does::Nothing => (Stand::Open, Stand::Over),
            Does::TakeBack => (Stand::Paid, Stand::Over),
        };
        if stand != needs {
            return Err(wrong_state());
        }
        self.topups[place].stand = then;
        match does {
            Does::Pay => self.line_now(Line::plain(PLATFORM, coin, "topup", amount)),
            Does::TakeBack => {
                self.line_now(Line::plain(PLATFORM, coin, "topup_reversal", -amount));
            }
            Does::Refuse | Does::Nothing => {}
        }
        self.settled();
        Ok(())
    }

    pub(super) fn send(&mut self, to: Who, coin: Coin, amount: i64) -> Outcome {
        Self::sane(amount)?;
        self.may_receive(to, coin)?;
        if self.purse(PLATFORM, coin).available < amount {
            return Err(no("balance_insufficient", "amount"));
        }
        self.pass((PLATFORM, to), coin, amount, (self.now, None));
        self.settled();
        Ok(())
    }

    fn may_receive(&self, to: Who, coin: Coin) -> Outcome {
        let person = self.person(to, "destination")?;
        if to == PLATFORM {
            return Err(no("parameter_invalid", "destination"));
        }
        if !person.ready {
            return Err(no("insufficient_capabilities_for_transfer", "destination"));
        }
        if person.coin != coin {
            return Err(no("parameter_invalid", "currency"));
        }
        Ok(())
    }

    pub(super) fn send_of(&mut self, charge: Pick, to: Who, amount: i64) -> Outcome {
        Self::sane(amount)?;
        let param = "source_transaction";
        let place = place(charge, self.charges.len());
        // What nobody charged is asked for in dollars.
        let coin = place.map_or(Coin::Usd, |place| self.charges[place].coin);
        self.may_receive(to, coin)?;
        let place = place.ok_or(missing(param))?;
        let found = self.charges[place].clone();
        if found.on != PLATFORM {
            return Err(missing(param));
        }
        if !found.is_captured() {
            return Err(no("parameter_invalid", param));
        }
        if found.refunded >= found.captured {
            return Err(no("charge_already_refunded", param));
        }
        if amount > found.captured - found.transferred {
            return Err(no("amount_too_large", "amount"));
        }
        self.charges[place].transferred += amount;
        self.pass((PLATFORM, to), found.coin, amount, (found.at, Some(place)));
        self.settled();
        Ok(())
    }

    pub(super) fn pull(&mut self, from: Who, coin: Coin, amount: i64) -> Outcome {
        Self::sane(amount)?;
        let person = self.person(from, "account")?;
        if from == PLATFORM {
            return Err(no("parameter_invalid", "destination"));
        }
        if person.country != us() || !person.covered() {
            return Err(no("transfers_not_allowed", "destination"));
        }
        if person.coin != coin {
            return Err(no("parameter_invalid", "currency"));
        }
        if self.purse(from, coin).available < amount {
            return Err(no("balance_insufficient", "amount"));
        }
        self.pass((from, PLATFORM), coin, amount, (self.now, None));
        self.settled();
        Ok(())
    }

    /// Both lines of a transfer.
    pub(super) fn pass(
        &mut self,
        (from, to): (Who, Who),
        coin: Coin,
        amount: i64,
        (at, charge): (i64, Option<usize>),
    ) {
        self.line(Line::plain(from, coin, "transfer", -amount), at);
        self.line(Line::plain(to, coin, "payment", amount), at);
        self.sent.push(Sent {
            from,
            to,
            coin,
            amount,
            reversed: 0,
            at,
            charge,
            fee: None,
            parts: 0,
            fee_back: 0,
        });
    }

    pub(super) fn set_aside(&mut self, owner: Who, coin: Coin, amount: i64, back: bool) -> Outcome {
        Self::sane(amount)?;
        self.person(owner, "account")?;
        if back && self.purse(owner, coin).prefunding < amount {
            return Err(no("balance_insufficient", "amount"));
        }
        let (kind, gross) = match back {
            true => ("topup_reversal", -amount),
            false => ("topup", amount),
        };
        self.fresh.push(Line::plain(owner, coin, kind, gross));
        self.purse_mut(owner, coin).prefunding += gross;
        if !back {
            let waiting = self.waiting_for(owner);
            self.retry_later(waiting);
        }
        Ok(())
    }
}

fn us() -> Country {
    "US".parse().expect("a country")
}
