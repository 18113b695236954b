//! Payments.

use domain::{calendar, time::Timestamp};

use super::{
    Collected, Line, Model, PLATFORM, Purse,
    charge::{Charge, State},
};
use crate::operation::{Card, Coin, Who};

type Outcome = Result<(), &'static str>;

impl Model {
    pub(super) fn record(
        &mut self,
        to: Who,
        (coin, amount): (Coin, i64),
        fee: i64,
        ago: i64,
        again: bool,
    ) -> Outcome {
        Self::sane(amount)?;
        let person = self.person(to)?;
        if to == PLATFORM {
            return Err("the platform is no account");
        }
        if !person.ready {
            return Err("not onboarded");
        }
        if !(0..=amount).contains(&fee) {
            return Err("a fee beyond the amount");
        }
        if ago < 0 {
            return Err("in the future");
        }
        if again && self.recorded > 0 {
            return Err("recorded before");
        }
        if person.coin != coin && self.purse(to, coin) == Purse::default() {
            return Err("a currency that it has no way out for");
        }
        let at = self.settles(to, self.now - ago);
        self.recorded += 1;
        self.line(
            Line {
                owner: to,
                coin,
                kind: "payment",
                gross: amount,
                fee,
            },
            at,
        );
        let mut collected = None;
        if fee > 0 {
            self.line(Line::plain(PLATFORM, coin, "application_fee", fee), at);
            collected = Some(self.collected.len());
            self.collected.push(Collected {
                from: to,
                coin,
                amount: fee,
                refunded: 0,
                at,
            });
        }
        self.charges.push(Charge {
            on: to,
            to: None,
            behalf: None,
            coin,
            card: Card::Us,
            state: State::Captured,
            recorded: true,
            over: true,
            held: 0,
            until: 0,
            captured: amount,
            refunded: 0,
            transferred: 0,
            fee: Some(fee),
            part: None,
            at,
            collected,
            sent: None,
        });
        self.settled();
        Ok(())
    }

    /// When money that `who` takes at `at` settles.
    pub(super) fn settles(&self, who: Who, at: i64) -> i64 {
        let country = self.people[who].country;
        calendar::available_on(country, None, Timestamp::from_unix(at)).unix()
    }
}
