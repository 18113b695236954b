//! What is held of the platform's money for accounts that owe.

use super::{COLLECT_AFTER, Deadline, Held, Line, Model, PLATFORM};
use crate::operation::{Coin, Who};

impl Model {
    pub(super) fn balance_reserve(&mut self, owner: Who, coin: Coin) {
        let owed = (-self.purse(owner, coin).available).max(0);
        let held = self.held.get(&(owner, coin)).copied().unwrap_or_default();
        if held.amount == owed {
            return;
        }
        let since = if held.amount == 0 {
            self.now
        } else {
            held.since
        };
        if held.amount == 0 {
            let what = Deadline::Collect { owner, coin, since };
            self.later(since + COLLECT_AFTER, what);
        }
        self.hold((owner, coin), owed, since);
    }

    fn hold(&mut self, who: (Who, Coin), owed: i64, since: i64) {
        let held = self.held.get(&who).map_or(0, |held| held.amount);
        let platform = self.purse_mut(PLATFORM, who.1);
        let before = platform.available;
        platform.available = before - (owed - held);
        platform.reserved += owed - held;
        let amount = owed;
        self.held.insert(who, Held { amount, since });
        self.funds_changed(PLATFORM, who.1, before);
    }

    /// The platform pays off an account, if it still owes since then.
    pub(crate) fn collect(&mut self, owner: Who, coin: Coin, since: i64) {
        let held = self.held.get(&(owner, coin)).copied().unwrap_or_default();
        if held.amount == 0 || held.since != since {
            return;
        }
        let amount = held.amount;
        let line = |owner, gross| Line {
            owner,
            coin,
            kind: "connect_collection_transfer",
            gross,
            fee: 0,
        };
        self.fresh.push(line(PLATFORM, -amount));
        self.fresh.push(line(owner, amount));
        self.purse_mut(PLATFORM, coin).reserved -= amount;
        self.gain(owner, coin, amount);
        self.held.insert((owner, coin), Held { amount: 0, since });
        self.settled();
    }
}
