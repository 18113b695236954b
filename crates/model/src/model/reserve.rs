//! What is held of the platform's money for accounts that owe.

use super::{COLLECT_AFTER, Deadline, Held, Line, Model, PLATFORM};
use crate::operation::{Coin, Who};

impl Model {
    /// What an owner owes, and what its bank was debited for and might not have paid.
    fn owes(&self, owner: Who, coin: Coin) -> (i64, i64) {
        let own = |payout: &&super::Payout| payout.owner == owner && payout.coin == coin;
        let debits = self.payouts.iter().filter(own);
        (
            (-self.purse(owner, coin).available).max(0),
            debits.map(|payout| payout.held(self.now)).sum(),
        )
    }

    pub(super) fn balance_reserve(&mut self, owner: Who, coin: Coin) {
        let (owed, debited) = self.owes(owner, coin);
        let held = self.held.get(&(owner, coin)).copied().unwrap_or_default();
        if held.amount == owed + debited {
            return;
        }
        let begins = owed > 0 && held.amount <= debited;
        let since = match begins || held.amount == 0 {
            true => self.now,
            false => held.since,
        };
        if begins {
            let what = Deadline::Collect { owner, coin, since };
            self.later(since + COLLECT_AFTER, what);
        }
        self.hold((owner, coin), owed + debited, since);
    }

    fn hold(&mut self, who: (Who, Coin), amount: i64, since: i64) {
        let held = self.held.get(&who).map_or(0, |held| held.amount);
        self.gain(PLATFORM, who.1, held - amount);
        self.purse_mut(PLATFORM, who.1).reserved += amount - held;
        self.held.insert(who, Held { amount, since });
    }

    /// A bank debit is final: what is held for it is released.
    pub(crate) fn release(&mut self, owner: Who, coin: Coin) {
        if self.people[owner].covered() {
            self.balance_reserve(owner, coin);
            self.settled();
        }
    }

    /// The platform pays off an account, if it still owes since then.
    pub(crate) fn collect(&mut self, owner: Who, coin: Coin, since: i64) {
        let held = self.held.get(&(owner, coin)).copied().unwrap_or_default();
        if held.amount == 0 || held.since != since {
            return;
        }
        let (owed, debited) = self.owes(owner, coin);
        if debited > 0 {
            let debits = self.payouts.iter().filter(|payout| {
                payout.owner == owner && payout.coin == coin && payout.held(self.now) > 0
            });
            let last = debits.map(super::Payout::held_until).max();
            let what = Deadline::Collect { owner, coin, since };
            self.later(last.unwrap_or(self.now), what);
        }
        if owed == 0 {
            return;
        }
        let line = |owner, gross| Line {
            owner,
            coin,
            kind: "connect_collection_transfer",
            gross,
            fee: 0,
        };
        self.fresh.push(line(PLATFORM, -owed));
        self.fresh.push(line(owner, owed));
        self.purse_mut(PLATFORM, coin).reserved -= owed;
        self.gain(owner, coin, owed);
        let amount = held.amount - owed;
        self.held.insert((owner, coin), Held { amount, since });
        self.settled();
    }
}
