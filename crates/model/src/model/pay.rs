//! Payments.

use domain::{calendar, time::Timestamp};

use super::{
    Collected, Line, Model, Outcome, PLATFORM, Purse,
    charge::{Charge, State},
    no,
    reason::missing,
};
use crate::operation::{Card, Coin, Who};

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
        let person = self.person(to, "account")?;
        if to == PLATFORM {
            return Err(missing("account"));
        }
        if !person.ready {
            return Err(no("insufficient_capabilities_for_transfer", "account"));
        }
        if !(0..=amount).contains(&fee) {
            return Err(no("parameter_invalid", "application_fee_amount"));
        }
        if ago < 0 {
            return Err(no("parameter_invalid", "created"));
        }
        if again && self.recorded > 0 {
            return Err(no("resource_already_exists", "external_id"));
        }
        // Money that could never be paid out.
        if person.coin != coin && self.purse(to, coin) == Purse::default() {
            return Err(no("parameter_invalid", "currency"));
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
